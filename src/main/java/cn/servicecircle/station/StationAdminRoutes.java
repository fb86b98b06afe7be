package cn.servicecircle.station;

import cn.servicecircle.geo.Datum;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.snapshot.Snapshot;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;

/** Stations, for those who keep them. */
public final class StationAdminRoutes {
    private final StationEditor editor;
    private final Snapshot<Stations> stations;
    private final StationViews views;
    private final Idempotency idempotency;

    public StationAdminRoutes(
            StationEditor editor, Snapshot<Stations> stations, StationViews views, Idempotency idempotency) {
        this.editor = editor;
        this.stations = stations;
        this.views = views;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.on("createStation", this::create)
                .on("replaceStation", this::replace)
                .on("setHoursExceptions", this::setExceptions)
                .on("setStationItems", this::setItems)
                .on("closeStation", this::close)
                .on("reopenStation", call -> told(editor.reopen(call.caller(), id(call))))
                .on("checkStation", call -> told(editor.check(call.caller(), id(call))))
                .on(
                        "listStationChanges",
                        call -> editor.changes(stations.get().get(id(call)), call.caller(), call.page()));
    }

    private static long id(Call call) {
        return call.id("stationId");
    }

    private Future<StationView> told(Future<Station> station) {
        return station.map(changed -> views.of(changed, Datum.GCJ02));
    }

    private Future<Reply> create(Call call) {
        StationContent content = call.body(StationContent.class);
        return idempotency.once(call, tx -> told(editor.create(tx, call.caller(), content))
                .map(view -> Reply.created("/stations/" + view.id(), view)));
    }

    private record Replacement(int basedOn, StationContent station) {}

    private Future<StationView> replace(Call call) {
        Replacement wanted = call.body(Replacement.class);
        return told(editor.replace(call.caller(), id(call), wanted.basedOn(), wanted.station()));
    }

    private record Exceptions(int basedOn, List<HoursException> items) {}

    private Future<StationView> setExceptions(Call call) {
        Exceptions wanted = call.body(Exceptions.class);
        return told(editor.setExceptions(call.caller(), id(call), wanted.basedOn(), wanted.items()));
    }

    private record Items(int basedOn, List<Long> itemIds) {}

    private Future<StationView> setItems(Call call) {
        Items wanted = call.body(Items.class);
        return told(editor.setItems(call.caller(), id(call), wanted.basedOn(), wanted.itemIds()));
    }

    private record Closing(LocalDate from, String notice) {}

    private Future<StationView> close(Call call) {
        Closing closing = call.body(Closing.class);
        return told(editor.close(call.caller(), id(call), closing.from(), closing.notice()));
    }
}
