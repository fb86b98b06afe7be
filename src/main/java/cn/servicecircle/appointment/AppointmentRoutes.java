package cn.servicecircle.appointment;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.visitor.Visitors;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Booking, for residents and at the counter. */
final class AppointmentRoutes {
    private final Appointments appointments;
    private final Desk desk;
    private final Visitors visitors;
    private final Timetables timetables;
    private final Idempotency idempotency;

    AppointmentRoutes(
            Appointments appointments, Desk desk, Visitors visitors, Timetables timetables, Idempotency idempotency) {
        this.appointments = appointments;
        this.desk = desk;
        this.visitors = visitors;
        this.timetables = timetables;
        this.idempotency = idempotency;
    }

    void addTo(Api api) {
        api.on("bookAppointment", this::book)
                .on("bookAppointmentFor", this::bookFor)
                .on("rebookAppointment", this::rebook)
                .on("cancelAppointment", call -> appointments.cancel(call.caller(), call.id("appointmentId")))
                .on("getAppointment", call -> appointments.get(call.caller(), call.id("appointmentId")))
                .on("listMyAppointments", call -> appointments.ofPerson(call.caller(), call.page()))
                .on("listStationAppointments", this::ofStation);
    }

    private record Wish(long serviceItemId, Instant from, String note) {
        NewAppointment of(long personId, long stationId) {
            return new NewAppointment(personId, stationId, serviceItemId, from, note);
        }
    }

    private Future<Reply> book(Call call) {
        NewAppointment wanted = call.body(Wish.class).of(call.caller().personId(), call.id("stationId"));
        return desk.advising(wanted.stationId(), idempotency.once(call, tx -> desk.book(tx, wanted)
                .map(AppointmentRoutes::created)));
    }

    private Future<Reply> bookFor(Call call) {
        NewAppointment wanted = call.body(Wish.class).of(call.id("visitorId"), call.id("stationId"));
        return desk.advising(wanted.stationId(), idempotency.once(call, tx -> visitors.mustBeKnown(
                        tx, call.caller(), wanted.stationId(), wanted.personId())
                .compose(known -> desk.book(tx, wanted))
                .map(AppointmentRoutes::created)));
    }

    private static Reply created(AppointmentView view) {
        return Reply.created("/appointments/" + view.id(), view);
    }

    private record OtherTime(Instant from) {}

    private Future<AppointmentView> rebook(Call call) {
        return desk.rebook(
                call.caller(),
                call.id("appointmentId"),
                call.body(OtherTime.class).from());
    }

    private record DayList(LocalDate date, List<AppointmentView> items) {}

    private Future<DayList> ofStation(Call call) {
        LocalDate day = call.optionalDate("date").orElseGet(timetables::today);
        return appointments.ofStation(call.caller(), call.id("stationId"), day).map(items -> new DayList(day, items));
    }
}
