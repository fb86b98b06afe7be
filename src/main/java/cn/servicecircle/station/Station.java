package cn.servicecircle.station;

import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.geo.Coordinates;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * 网格服务站: the place a resident walks to.
 *
 * @param hoursText  the opening hours as they were written, for people who read the API
 * @param gcj02      where it is, as China's maps have it
 * @param itemIds    what it can do, from the catalogue
 */
public record Station(
        long id,
        long areaId,
        String name,
        String address,
        String phone,
        String hoursText,
        WeeklyHours hours,
        boolean stepFree,
        Point point,
        Coordinates gcj02,
        List<Long> itemIds) {

    /** Converts the point once, for all who will be told it. */
    Station(
            long id,
            long areaId,
            String name,
            String address,
            String phone,
            String hoursText,
            WeeklyHours hours,
            boolean stepFree,
            Point point,
            List<Long> itemIds) {
        this(
                id,
                areaId,
                name,
                address,
                phone,
                hoursText,
                hours,
                stepFree,
                point,
                Datum.GCJ02.fromWgs84(point),
                itemIds);
    }

    Coordinates coordinates(Datum datum) {
        return datum == Datum.GCJ02 ? gcj02 : datum.fromWgs84(point);
    }

    /** When it is open on that day, in order; none where it is closed. */
    public List<Span> openOn(LocalDate date, WorkCalendar calendar) {
        return hours.on(date.getDayOfWeek());
    }

    boolean isOpen(LocalDateTime at) {
        return hours.isOpen(at);
    }

    public boolean canDo(long itemId) {
        return itemIds.contains(itemId);
    }
}
