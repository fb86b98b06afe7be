package cn.servicecircle.appointment;

import cn.servicecircle.appointment.AppointmentStore.Booked;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Stations;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stations whose appointments lie out of their hours, because these were changed by an import: of the yearly notice of
 * holidays, or of the district's files, in whatever process. Each node looks when it starts, and whenever it has come to hold
 * other stations or another calendar; whoever comes first moves the appointments, and the others find nothing left.
 */
final class HoursWatch implements Sweep.Chore {
    private final AppointmentStore store = new AppointmentStore();
    private final Snapshot<Stations> stations;
    private final Timetables timetables;
    private final Displacement displacement;
    private final Map<Long, Instant> postponed = new ConcurrentHashMap<>();
    /** By which no appointment lay out of hours when this node looked, or null. */
    private volatile Hours settled;

    private record Hours(Stations stations, WorkCalendar calendar) {
        boolean isSame(Hours other) {
            return other != null && stations == other.stations && calendar == other.calendar;
        }

        boolean isOpen(Timetables timetables, Booked booked) {
            return stations.find(booked.stationId())
                    .map(station -> timetables.isOpen(station, booked.slot()))
                    .orElse(true);
        }
    }

    HoursWatch(Snapshot<Stations> stations, Timetables timetables, Displacement displacement) {
        this.stations = stations;
        this.timetables = timetables;
        this.displacement = displacement;
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        Hours hours = new Hours(stations.get(), timetables.calendar().get());
        if (hours.isSame(settled)) {
            return Future.succeededFuture(List.of());
        }
        Slot ahead = new Slot(timetables.now(), displacement.ahead().to());
        return store.bookedAnywhere(sql, ahead).map(booked -> {
            List<Long> shut = booked.stream()
                    .filter(one -> !hours.isOpen(timetables, one))
                    .map(Booked::stationId)
                    .distinct()
                    .toList();
            if (shut.isEmpty()) {
                settled = hours;
            }
            return shut.stream().filter(this::isItsTime).limit(limit).toList();
        });
    }

    private boolean isItsTime(long stationId) {
        Instant again = postponed.get(stationId);
        return again == null || !again.isAfter(timetables.now());
    }

    @Override
    public Future<?> attend(SqlConnection tx, long stationId) {
        return displacement.stationChanged(tx, stations.get().get(stationId));
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long stationId, Duration time) {
        postponed.put(stationId, timetables.now().plus(time));
        return Future.succeededFuture();
    }
}
