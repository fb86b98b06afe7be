package cn.servicecircle.duty;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.RefreshInterval;
import biweekly.util.Duration;
import cn.servicecircle.station.Station;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Function;

/**
 * Shifts as an iCalendar feed (RFC 5545), in UTC, which needs no time zone to be described. An event keeps its UID for the
 * life of the shift, and its SEQUENCE says how often it was changed; what was cancelled is no longer in the feed.
 */
final class DutyCalendar {
    private static final int REFRESH_HOURS = 1;

    private final Function<Long, Station> stations;

    DutyCalendar(Function<Long, Station> stations) {
        this.stations = stations;
    }

    /** For everybody: by role and self-chosen name. */
    String ofStation(Station station, List<PlannedShift> shifts) {
        return calendar(
                station.name() + "坐班",
                shifts,
                shift -> shift.isStaffed()
                        ? shift.person().roleName() + " " + shift.person().displayName()
                        : "还没有安排人，来之前请先打站点电话 " + station.phone());
    }

    /** For the one whose shifts these are. */
    String ofPerson(List<PlannedShift> shifts) {
        return calendar(
                "我的坐班",
                shifts,
                shift -> "坐班：" + stations.apply(shift.stationId()).name());
    }

    private String calendar(String name, List<PlannedShift> shifts, Function<Shift, String> summary) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Service Circle//10分钟服务圈//ZH");
        calendar.setName(name);
        calendar.addExperimentalProperty("X-WR-CALNAME", name);
        calendar.setRefreshInterval(
                new RefreshInterval(Duration.builder().hours(REFRESH_HOURS).build()));
        shifts.forEach(planned -> calendar.addEvent(event(planned, summary.apply(planned.shift()))));
        return Biweekly.write(calendar).go();
    }

    private VEvent event(PlannedShift planned, String summary) {
        Shift shift = planned.shift();
        VEvent event = new VEvent();
        event.setUid("duty-" + shift.id() + "@service-circle");
        event.setSequence(planned.revision());
        event.setDateTimeStamp(date(planned.revisedAt()));
        event.setDateStart(date(shift.from()));
        event.setDateEnd(date(shift.to()));
        event.setSummary(summary);
        event.setLocation(stations.apply(shift.stationId()).address());
        return event;
    }

    private static Date date(Instant moment) {
        return Date.from(moment);
    }
}
