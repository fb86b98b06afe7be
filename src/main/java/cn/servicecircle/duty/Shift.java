package cn.servicecircle.duty;

import java.time.Instant;

/**
 * A time at a station for which somebody is planned, or nobody yet.
 *
 * @param to       the first moment at which it is over
 * @param person   who is planned, or null: a hole
 */
public record Shift(long id, long stationId, Instant from, Instant to, OnDuty person) {

    /**
     * Who is planned, as everybody may know.
     *
     * @param personId    for the service itself; never told outside the station
     * @param roleName    such as 楼栋长
     * @param displayName self-chosen
     */
    public record OnDuty(long personId, String roleName, String displayName) {}

    public Period period() {
        return new Period(from, to);
    }

    public boolean isStaffed() {
        return person != null;
    }

    public boolean covers(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
