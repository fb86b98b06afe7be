package cn.servicecircle.station;

import cn.servicecircle.area.Areas;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.snapshot.Snapshot;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Tells stations with the names of what they stand in and can do.
 *
 * @param clock in the zone in which the opening hours are meant
 */
public record StationViews(
        Snapshot<Areas> areas, Snapshot<Catalogue> catalogue, Snapshot<WorkCalendar> calendar, Clock clock) {

    StationView of(Station station, Datum datum) {
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDate today = now.toLocalDate();
        return new StationView(
                station.id(),
                station.name(),
                station.areaId(),
                areas.get().name(station.areaId()),
                station.address(),
                station.phone(),
                station.hours().text(),
                HoursInWords.of(station.hours().text()),
                station.hours().exceptions().stream()
                        .filter(exception -> !exception.to().isBefore(today))
                        .toList(),
                station.access(),
                station.languages(),
                station.notice().isEmpty() ? null : station.notice(),
                station.closedFrom(),
                station.checkedOn(),
                station.version(),
                station.isThere(today)
                        && station.hours().at(now, calendar.get()).isPresent(),
                StationView.Place.of(station.coordinates(datum)),
                items(station));
    }

    /** What it can do and everybody may still ask for. */
    List<StationView.Item> items(Station station) {
        return station.itemIds().stream()
                .flatMap(id -> catalogue.get().find(id).stream())
                .filter(item -> !item.withdrawn())
                .map(item -> new StationView.Item(item.id(), item.name()))
                .toList();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
