package cn.servicecircle.station;

import cn.servicecircle.area.Areas;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.geo.Coordinates;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.snapshot.Snapshot;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Stations for everyone, from memory. */
public final class StationRoutes {
    private final Snapshot<Stations> stations;
    private final Snapshot<Areas> areas;
    private final Snapshot<Catalogue> catalogue;
    private final Snapshot<WorkCalendar> calendar;
    private final Clock clock;

    /** @param clock in the zone in which the opening hours are meant */
    public StationRoutes(
            Snapshot<Stations> stations,
            Snapshot<Areas> areas,
            Snapshot<Catalogue> catalogue,
            Snapshot<WorkCalendar> calendar,
            Clock clock) {
        this.stations = stations;
        this.areas = areas;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.onNow("getStation", this::get).onNow("listServiceItemStations", this::doing);
    }

    private record Place(double lng, double lat, String datum) {
        static Place of(Coordinates there) {
            return new Place(there.lng(), there.lat(), there.datum().word());
        }
    }

    private record Item(long id, String name) {}

    private record StationView(
            long id,
            String name,
            long areaId,
            String areaName,
            String address,
            String phone,
            String hours,
            List<HoursException> hoursExceptions,
            @JsonUnwrapped Accessibility access,
            List<String> languages,
            String notice,
            LocalDate closedFrom,
            LocalDate checkedOn,
            int version,
            boolean open,
            Place point,
            List<Item> serviceItems) {}

    private StationView get(Call call) {
        Station station = stations.get().get(call.id("stationId"));
        Datum datum = Worded.of(Datum.class, call.text("datum"));
        LocalDateTime now = LocalDateTime.now(clock);
        return new StationView(
                station.id(),
                station.name(),
                station.areaId(),
                areas.get().name(station.areaId()),
                station.address(),
                station.phone(),
                station.hours().text(),
                station.hours().exceptions().stream()
                        .filter(exception -> !exception.to().isBefore(now.toLocalDate()))
                        .toList(),
                station.access(),
                station.languages(),
                station.notice().isEmpty() ? null : station.notice(),
                station.closedFrom(),
                station.checkedOn(),
                station.version(),
                station.isThere(now.toLocalDate())
                        && station.hours().at(now, calendar.get()).isPresent(),
                Place.of(station.coordinates(datum).rounded()),
                items(station));
    }

    private List<Item> items(Station station) {
        return station.itemIds().stream()
                .flatMap(id -> catalogue.get().find(id).stream())
                .filter(item -> !item.withdrawn())
                .map(item -> new Item(item.id(), item.name()))
                .toList();
    }

    private record ItemStations(List<ItemStation> items) {}

    private record ItemStation(long id, String name) {}

    private ItemStations doing(Call call) {
        long itemId = catalogue.get().get(call.id("itemId")).id();
        LocalDate today = LocalDate.now(clock);
        return new ItemStations(stations.get().doing(itemId).stream()
                .filter(station -> station.isThere(today))
                .map(station -> new ItemStation(station.id(), station.name()))
                .toList());
    }
}
