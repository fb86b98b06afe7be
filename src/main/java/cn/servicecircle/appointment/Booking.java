package cn.servicecircle.appointment;

import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.duty.Shift;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** How a place in a slot is taken: never more than there are, and by each person one at once. */
final class Booking {
    static final String FULL = "appointment:full";

    private final AppointmentStore store = new AppointmentStore();
    private final Snapshot<Stations> stations;
    private final Snapshot<Catalogue> catalogue;
    private final Timetables timetables;
    private final Alarms alarms;

    Booking(Snapshot<Stations> stations, Snapshot<Catalogue> catalogue, Timetables timetables, Alarms alarms) {
        this.stations = stations;
        this.catalogue = catalogue;
        this.timetables = timetables;
        this.alarms = alarms;
    }

    Future<Appointment> book(SqlConnection tx, NewAppointment wanted) {
        Station station = mustDo(wanted.stationId(), wanted.itemId());
        Slot slot = mustBeSlot(station, wanted.from());
        return take(tx, station, slot)
                .compose(taken -> store.add(tx, wanted, slot, alarms.ofBooked(slot)))
                .compose(id -> store.find(tx, id))
                .map(found -> found.orElseThrow());
    }

    /** The station, when it is there and can do an item that is offered. */
    Station mustDo(long stationId, long itemId) {
        Station station = stations.get().get(stationId);
        if (catalogue.get().get(itemId).withdrawn()) {
            throw Refusal.conflict("appointment:item-withdrawn", "这个事项已经停办", "请返回事项列表，换一个现在能办的。");
        }
        if (!station.canDo(itemId)) {
            throw Refusal.conflict("appointment:station-cannot", "这个站点办不了该事项", "请换一个能办的站点。");
        }
        return station;
    }

    /** The slot that begins then and can still be booked. */
    Slot mustBeSlot(Station station, Instant from) {
        return timetables.of(station).slots().stream()
                .filter(slot -> slot.from().equals(from) && timetables.isInTime(station.id(), slot))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict(
                        "appointment:no-slot", "这个时间不能约", "它已经过了可以约的时候，或没有人值班；请从 GET /stations/{stationId}/slots 里选。"));
    }

    /**
     * Takers of the slot come one after the other, and nobody closes a shift meanwhile: what is counted here is still true
     * when the transaction is kept. Sent together, as others wait for the lock.
     */
    Future<Void> take(SqlConnection tx, Station station, Slot slot) {
        Future<Void> locked = store.lockSlot(tx, station.id(), slot);
        Future<List<Shift>> shifts = store.holdShifts(tx, station.id(), slot);
        Future<List<Slot>> booked = store.booked(tx, station.id(), slot);
        return Future.join(locked, shifts, booked).map(read -> {
            if (FreeTimes.free(timetables.of(station, shifts.result()), slot, booked.result()) == 0) {
                throw Refusal.conflict(FULL, "这个时间约满了", "请换一个时间。");
            }
            return null;
        });
    }
}
