package cn.servicecircle.appointment;

import cn.servicecircle.appointment.Appointment.State;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Optional;

/** Who comes to a station today by appointment, for the waiting line. */
public final class Arrivals {
    private final AppointmentStore store = new AppointmentStore();
    private final Timetables timetables;

    public Arrivals(Timetables timetables) {
        this.timetables = timetables;
    }

    /** @param from the beginning of the appointment's time */
    public record Coming(long stationId, long personId, long itemId, Instant from) {}

    /** None for an appointment of another day, and for one that does not hold. */
    public Future<Optional<Coming>> today(SqlClient sql, long appointmentId) {
        return store.find(sql, appointmentId).map(found -> found.filter(this::isToday)
                .map(appointment -> new Coming(
                        appointment.stationId(),
                        appointment.personId(),
                        appointment.itemId(),
                        appointment.slot().from())));
    }

    /** Who comes late is served too. */
    private boolean isToday(Appointment appointment) {
        boolean holds = appointment.state() == State.BOOKED || appointment.state() == State.OVER;
        return holds && timetables.day(appointment.slot().from()).equals(timetables.today());
    }
}
