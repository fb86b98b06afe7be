package cn.servicecircle.rates;

import cn.servicecircle.area.Areas;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.rates.RatesView.Label;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Stations;

/** What slices are called. */
public record Labels(Snapshot<Areas> areas, Snapshot<Stations> stations, Snapshot<Catalogue> catalogue) {

    Label whole(Slice slice) {
        Label place = place(slice.place());
        return slice.itemId()
                .map(item -> new Label(
                        place.name() + " · " + catalogue.get().name(item),
                        null,
                        place.areaId(),
                        place.stationId(),
                        item))
                .orElse(place);
    }

    Label part(Slice slice, By by) {
        return switch (by) {
            case MONTH ->
                new Label(
                        "%d 年 %d 月"
                                .formatted(slice.from().getYear(), slice.from().getMonthValue()),
                        slice.from().toString(),
                        null,
                        null,
                        null);
            case ITEM -> {
                long item = slice.itemId().orElseThrow();
                yield new Label(catalogue.get().name(item), null, null, null, item);
            }
            case AREA, STATION -> place(slice.place());
        };
    }

    private Label place(Place place) {
        long id = place.id();
        return switch (place.kind()) {
            case AREA -> new Label(areas.get().name(id), null, id, null, null);
            case OWN_STATIONS -> new Label(areas.get().name(id) + "（本级站点）", null, id, null, null);
            case STATION -> new Label(stations.get().name(id), null, null, id, null);
        };
    }
}
