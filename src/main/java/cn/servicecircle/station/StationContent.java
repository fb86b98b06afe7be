package cn.servicecircle.station;

import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.kernel.Worded;
import java.util.List;
import java.util.function.Supplier;

/**
 * What an admin says of a station.
 *
 * @param hours the week's, as {@link WeeklyHours} reads them
 */
record StationContent(
        long areaId,
        String name,
        String address,
        String phone,
        String hours,
        boolean stepFree,
        boolean accessibleToilet,
        boolean hearingLoop,
        List<String> languages,
        String notice,
        Place point) {

    record Place(double lng, double lat, String datum) {}

    Accessibility access() {
        return new Accessibility(stepFree, accessibleToilet, hearingLoop);
    }

    /** Refuses hours that cannot be read. */
    void check() {
        mustBeHours("/hours", () -> WeeklyHours.parse(hours));
    }

    static void mustBeHours(String pointer, Supplier<?> parse) {
        try {
            var unused = parse.get();
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "station:hours-unreadable",
                    "开放时间看不懂",
                    List.of(new Fault(
                            pointer,
                            null,
                            e.getMessage() + "；应写成 Mo-Fr 08:30-12:00,14:30-18:00; Sa 09:00-12:00; PH off")));
        }
    }

    /** To six decimals, as it is stored. */
    Point where() {
        return Worded.of(Datum.class, point.datum())
                .toWgs84(point.lng(), point.lat())
                .rounded(6);
    }

    String noticeOrNone() {
        return notice == null ? "" : notice.strip();
    }
}
