package cn.servicecircle.station;

import cn.servicecircle.area.Areas;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.geo.Coordinates;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.NearestIndex.Near;
import cn.servicecircle.geo.Point;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.snapshot.Snapshot;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;

/** Stations for everyone, from memory. */
public final class StationRoutes {
    private final Snapshot<Stations> stations;
    private final Snapshot<Areas> areas;
    private final Snapshot<Catalogue> catalogue;
    private final Walking walking;
    private final Clock clock;

    /** @param clock in the zone in which the opening hours are meant */
    public StationRoutes(
            Snapshot<Stations> stations,
            Snapshot<Areas> areas,
            Snapshot<Catalogue> catalogue,
            Walking walking,
            Clock clock) {
        this.stations = stations;
        this.areas = areas;
        this.catalogue = catalogue;
        this.walking = walking;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.onNow("nearestStations", this::nearest).onNow("getStation", this::get);
    }

    private record Place(double lng, double lat, String datum) {
        /** To a millionth of a degree, about 0.1 m. */
        static Place of(Coordinates there) {
            return new Place(
                    rounded(there.lng()), rounded(there.lat()), there.datum().word());
        }

        private static double rounded(double degrees) {
            return Math.rint(degrees * 1e6) / 1e6;
        }
    }

    private static Datum datum(Call call) {
        return Worded.of(Datum.class, call.text("datum"));
    }

    private record Nearest(List<NearStation> items) {}

    private record NearStation(
            long id,
            String name,
            String address,
            String phone,
            String hours,
            boolean stepFree,
            boolean openNow,
            Place point,
            long distanceMeters,
            int walkSeconds,
            boolean withinCircle,
            String method) {}

    private Nearest nearest(Call call) {
        Datum datum = datum(call);
        Point here = datum.toWgs84(call.number("lng"), call.number("lat"));
        LocalDateTime now = LocalDateTime.now(clock);
        return new Nearest(stations.get().nearest(here, (int) call.id("limit")).stream()
                .map(near -> view(near, datum, now))
                .toList());
    }

    private NearStation view(Near<Station> near, Datum datum, LocalDateTime now) {
        Station station = near.thing();
        int seconds = walking.seconds(near.metres());
        return new NearStation(
                station.id(),
                station.name(),
                station.address(),
                station.phone(),
                station.hoursText(),
                station.stepFree(),
                station.isOpen(now),
                Place.of(station.coordinates(datum)),
                Math.round(near.metres()),
                seconds,
                walking.isWithinCircle(seconds),
                "estimate");
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
            boolean stepFree,
            boolean openNow,
            Place point,
            List<Item> serviceItems) {}

    private StationView get(Call call) {
        Station station = stations.get().get(call.id("stationId"));
        return new StationView(
                station.id(),
                station.name(),
                station.areaId(),
                areas.get().name(station.areaId()),
                station.address(),
                station.phone(),
                station.hoursText(),
                station.stepFree(),
                station.isOpen(LocalDateTime.now(clock)),
                Place.of(station.coordinates(datum(call))),
                station.itemIds().stream()
                        .flatMap(id -> catalogue.get().find(id).stream())
                        .filter(item -> !item.withdrawn())
                        .map(item -> new Item(item.id(), item.name()))
                        .toList());
    }
}
