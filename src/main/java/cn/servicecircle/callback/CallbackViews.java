package cn.servicecircle.callback;

import cn.servicecircle.callback.CallbackStore.Found;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.errand.Deadlines;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Stations;
import java.util.List;

/** Shows callbacks to people. */
public final class CallbackViews {
    private final Snapshot<Stations> stations;
    private final Snapshot<Catalogue> catalogue;
    private final Deadlines deadlines;

    public CallbackViews(Snapshot<Stations> stations, Snapshot<Catalogue> catalogue, Deadlines deadlines) {
        this.stations = stations;
        this.catalogue = catalogue;
        this.deadlines = deadlines;
    }

    CallbackView inList(Found found) {
        return view(found, null);
    }

    CallbackView view(Found found, List<Note> notes) {
        Callback callback = found.callback();
        Matter matter = found.matter();
        return new CallbackView(
                callback.id(),
                callback.state().word(),
                callback.state().text(),
                matter.errandId(),
                matter.trackingNumber(),
                catalogue.get().name(matter.itemId()),
                stations.get().name(matter.stationId()),
                matter.principalName(),
                matter.description(),
                matter.result(),
                matter.grade(),
                matter.comment(),
                found.assignedName(),
                callback.openedAt(),
                callback.dueAt(),
                callback.endedAt() == null ? deadlines.inWords(callback.dueAt()) : null,
                callback.result(),
                callback.endedAt(),
                notes);
    }
}
