package cn.servicecircle.queue;

import cn.servicecircle.appointment.Arrivals;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.station.StationStaff;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The waiting line of each station, today. Under the lock of its day all steps come one after the other. */
public final class Queue {
    private final QueueStore store = new QueueStore();
    private final Database database;
    private final StationStaff staff;
    private final Arrivals arrivals;
    private final Doors doors;

    public Queue(Database database, StationStaff staff, Arrivals arrivals, Doors doors) {
        this.database = database;
        this.staff = staff;
        this.arrivals = arrivals;
        this.doors = doors;
    }

    /** A number and how it stands in the line. */
    record Place(Ticket ticket, int before) {}

    /** A person's open number, a new one where there is none. */
    Future<Place> take(Caller caller, long stationId, Long itemId) {
        doors.mustBeOpen(stationId);
        doors.mustDo(stationId, itemId);
        return inLine(stationId, (tx, day) -> takeFor(tx, day, caller.personId(), itemId, null));
    }

    /** For somebody without a phone. */
    Future<Place> issue(SqlConnection tx, Caller caller, long stationId, Long itemId) {
        staff.mustServe(caller, stationId);
        doors.mustBeOpen(stationId);
        doors.mustDo(stationId, itemId);
        return store.find(tx, stationId, doors.today())
                .map(Optional::orElseThrow)
                .compose(day -> store.lock(tx, day)
                        .compose(locked -> store.add(tx, day, null, itemId, null))
                        .compose(ticket -> placeOf(tx, day, ticket)));
    }

    /** Whoever has an appointment goes before the others when its time has come. */
    Future<Place> welcome(Caller caller, long appointmentId) {
        return arrivals.today(database.reads(), appointmentId)
                .map(found -> found.filter(coming -> staff.serves(caller, coming.stationId()))
                        .orElseThrow(() -> Refusal.notFound("appointment:not-found", "您的站点今天没有这个预约")))
                .compose(coming -> inLine(
                        coming.stationId(),
                        (tx, day) -> takeFor(tx, day, coming.personId(), coming.itemId(), coming.from())));
    }

    private Future<Ticket> takeFor(SqlConnection tx, long day, long personId, Long itemId, Instant slotAt) {
        return line(tx, day).compose(line -> line.ofPerson(personId)
                .map(has -> slotAt == null ? Future.succeededFuture(has) : store.save(tx, day, has.at(slotAt)))
                .orElseGet(() -> store.add(tx, day, personId, itemId, slotAt)));
    }

    /** @param day the line's, which the caller must have been {@link #serving} */
    Future<Place> callNext(SqlConnection tx, long day) {
        return inLine(tx, day, () -> line(tx, day)
                .map(line ->
                        line.next().orElseThrow(() -> Refusal.conflict("queue:empty", "没有人在等", "有人取号以后再叫；过了号的可以按号叫。")))
                .compose(next -> store.save(tx, day, next.called())));
    }

    /** @param step what becomes of the number */
    Future<Place> step(Caller caller, long stationId, int number, UnaryOperator<Ticket> step) {
        staff.mustServe(caller, stationId);
        return inLine(stationId, (tx, day) -> store.ticket(tx, day, number)
                .map(found -> step.apply(found.orElseThrow(Queue::noNumber)))
                .compose(ticket -> store.save(tx, day, ticket)));
    }

    Future<Place> mine(Caller caller, long stationId) {
        return line(stationId).map(line -> line.ofPerson(caller.personId())
                .map(ticket -> new Place(ticket, line.before(ticket)))
                .orElseThrow(Queue::noNumber));
    }

    Future<Line> ofStation(Caller caller, long stationId) {
        staff.mustServe(caller, stationId);
        return line(stationId);
    }

    /** As it is now, without a lock. */
    Future<Line> line(long stationId) {
        long known = staff.stations().get().get(stationId).id();
        return store.find(database.reads(), known, doors.today())
                .compose(day -> day.map(id -> store.open(database.reads(), id))
                        .orElseGet(() -> Future.succeededFuture(List.of())))
                .map(tickets -> new Line(tickets, doors.now()));
    }

    private Future<Place> inLine(long stationId, BiFunction<SqlConnection, Long, Future<Ticket>> work) {
        return begun(stationId)
                .compose(day -> database.withTransaction(tx -> inLine(tx, day, () -> work.apply(tx, day))));
    }

    /** The lock goes before everything that is read in the transaction, or it would be read as it was before the wait. */
    private Future<Place> inLine(SqlConnection tx, long day, Supplier<Future<Ticket>> work) {
        return store.lock(tx, day).compose(locked -> work.get()).compose(ticket -> placeOf(tx, day, ticket));
    }

    /** The id of today's line, for those who serve at the station. */
    Future<Long> serving(Caller caller, long stationId) {
        staff.mustServe(caller, stationId);
        return begun(stationId);
    }

    /** The id of today's line. */
    Future<Long> begun(long stationId) {
        long known = staff.stations().get().get(stationId).id();
        return store.find(database.reads(), known, doors.today()).compose(found -> found.map(Future::succeededFuture)
                .orElseGet(() -> database.withTransaction(tx -> store.begin(tx, known, doors.today()))
                        .compose(begun -> store.find(database.reads(), known, doors.today()))
                        .map(Optional::orElseThrow)));
    }

    private Future<Place> placeOf(SqlConnection tx, long day, Ticket ticket) {
        return line(tx, day).map(line -> new Place(ticket, line.before(ticket)));
    }

    private Future<Line> line(SqlConnection tx, long day) {
        return store.open(tx, day).map(tickets -> new Line(tickets, doors.now()));
    }

    private static Refusal noNumber() {
        return Refusal.notFound("queue:no-number", "今天没有这个号");
    }
}
