package cn.servicecircle.station;

import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.geo.Coordinates;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * 网格服务站: the place a resident walks to.
 *
 * @param languages  what is spoken or signed there, as it was told
 * @param notice     what to know before going there, or empty
 * @param closedFrom the first day on which there is no such station any more, or null
 * @param checkedOn  when somebody last made sure that all this is true, or null
 * @param version    rises with every change
 * @param gcj02      where it is, as China's maps have it
 * @param itemIds    what it can do, from the catalogue
 */
public record Station(
        long id,
        long areaId,
        String name,
        String address,
        String phone,
        OpeningHours hours,
        Accessibility access,
        List<String> languages,
        String notice,
        LocalDate closedFrom,
        LocalDate checkedOn,
        int version,
        Point point,
        Coordinates gcj02,
        List<Long> itemIds) {

    public Coordinates coordinates(Datum datum) {
        return datum == Datum.GCJ02 ? gcj02 : datum.fromWgs84(point);
    }

    public boolean isThere(LocalDate date) {
        return closedFrom == null || date.isBefore(closedFrom);
    }

    /** When it is open on that day, in order; none where it is closed. */
    public List<Span> openOn(LocalDate date, WorkCalendar calendar) {
        return isThere(date) ? hours.on(date, calendar) : List.of();
    }

    /** The span that it is open in at that moment; none while it is closed. */
    public Optional<Span> openAt(LocalDateTime moment, WorkCalendar calendar) {
        return isThere(moment.toLocalDate()) ? hours.at(moment, calendar) : Optional.empty();
    }

    /** The first opening after a moment at which it is closed; none within two months, and none when it is gone by then. */
    public Optional<LocalDateTime> nextOpening(LocalDateTime closed, WorkCalendar calendar) {
        return hours.nextOpening(closed, calendar).filter(opens -> isThere(opens.toLocalDate()));
    }

    public boolean canDo(long itemId) {
        return itemIds.contains(itemId);
    }
}
