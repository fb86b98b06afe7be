package cn.servicecircle.station;

import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.StationView.Item;
import java.util.List;

/** Stations for everyone, from memory. */
public final class StationRoutes {
    private final Snapshot<Stations> stations;
    private final Snapshot<Catalogue> catalogue;
    private final StationViews views;

    public StationRoutes(Snapshot<Stations> stations, Snapshot<Catalogue> catalogue, StationViews views) {
        this.stations = stations;
        this.catalogue = catalogue;
        this.views = views;
    }

    public void addTo(Api api) {
        api.onNow("getStation", call -> view(stations.get().get(call.id("stationId")), call))
                .onNow("listServiceItemStations", this::doing);
    }

    private StationView view(Station station, Call call) {
        return views.of(station, Worded.of(Datum.class, call.text("datum")));
    }

    private record ItemStations(List<Item> items) {}

    private ItemStations doing(Call call) {
        long itemId = catalogue.get().get(call.id("itemId")).id();
        return new ItemStations(stations.get().doing(itemId).stream()
                .filter(station -> station.isThere(views.today()))
                .map(station -> new Item(station.id(), station.name()))
                .toList());
    }
}
