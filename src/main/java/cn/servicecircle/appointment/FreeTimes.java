package cn.servicecircle.appointment;

import cn.servicecircle.station.Station;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.stream.Collectors;

/** Which slots of a station have places left. */
final class FreeTimes {
    private static final int OFFERED = 3;

    private final AppointmentStore store = new AppointmentStore();
    private final Timetables timetables;

    FreeTimes(Timetables timetables) {
        this.timetables = timetables;
    }

    /** @param free how many places are left */
    record Free(Slot slot, int free) {}

    /** All slots that can still be booked, full ones too, by one query. */
    Future<List<Free>> of(SqlClient sql, Station station) {
        return of(sql, station, timetables.of(station));
    }

    private Future<List<Free>> of(SqlClient sql, Station station, Timetable timetable) {
        List<Slot> slots = timetable.slots().stream()
                .filter(slot -> timetables.isInTime(station.id(), slot))
                .toList();
        if (slots.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        Slot all = new Slot(slots.get(0).from(), slots.get(slots.size() - 1).to());
        return store.booked(sql, station.id(), all).map(booked -> slots.stream()
                .map(slot -> new Free(slot, free(timetable, slot, booked)))
                .toList());
    }

    static int free(Timetable timetable, Slot slot, List<Slot> booked) {
        int taken = (int) booked.stream().filter(slot::overlaps).count();
        return Math.max(0, timetable.places(slot) - taken);
    }

    /** The next three that have a place. */
    Future<List<Slot>> next(SqlClient sql, Station station) {
        return of(sql, station).map(FreeTimes::next);
    }

    /** The same by what the transaction itself has changed of the rota. */
    Future<List<Slot>> nextInTransaction(SqlClient tx, Station station) {
        Slot ahead = timetables.days(
                timetables.today(), timetables.rules(station.id()).daysAhead());
        return store.shifts(tx, station.id(), ahead)
                .compose(shifts -> of(tx, station, timetables.of(station, shifts)))
                .map(FreeTimes::next);
    }

    private static List<Slot> next(List<Free> all) {
        return all.stream()
                .filter(slot -> slot.free() > 0)
                .map(Free::slot)
                .limit(OFFERED)
                .toList();
    }

    /** For people: when else to come. */
    String advice(Station station, List<Slot> next) {
        return next.isEmpty()
                ? "这个站点近几天没有空位了，可以直接来排队取号，或打站点电话 " + station.phone() + "。"
                : "现在还空着的有：" + next.stream().map(timetables::text).collect(Collectors.joining("、")) + "；空位不保留，先约先得。";
    }
}
