package cn.servicecircle.duty;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Notice.Kind;
import cn.servicecircle.station.Station;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** 请人替班: a shift is offered by its person and taken by a colleague, both of their own will. */
final class Swaps {
    private final Database database;
    private final Planners planners;
    private final Rota rota;
    private final Openings openings;
    private final Letters letters;
    private final ShiftStore shifts = new ShiftStore();

    Swaps(Database database, Planners planners, Rota rota, Openings openings, Letters letters) {
        this.database = database;
        this.planners = planners;
        this.rota = rota;
        this.openings = openings;
        this.letters = letters;
    }

    /** A shift that is still to come, as it is under the rota's lock. */
    private Future<PlannedShift> change(long shiftId, BiFunction<SqlConnection, PlannedShift, Future<?>> step) {
        return database.withTransaction(tx -> Rota.lock(tx)
                .compose(locked -> shifts.find(tx, shiftId))
                .map(found -> toCome(found.orElseThrow(Closures::noShift)))
                .compose(planned -> step.apply(tx, planned))
                .compose(done -> shifts.find(tx, shiftId))
                .map(found -> found.orElseThrow(Closures::noShift)));
    }

    private PlannedShift toCome(PlannedShift planned) {
        if (!planned.shift().from().isAfter(openings.now())) {
            throw Refusal.conflict("duty:begun", "这个班已经开始", "开始以后不能再换班，有事请联系管家。");
        }
        return planned;
    }

    /** @param toPersonId null: any colleague */
    Future<PlannedShift> offer(Caller owner, long shiftId, Long toPersonId) {
        return change(shiftId, (tx, planned) -> {
            Shift shift = planned.shift();
            mustBeOf(owner, shift);
            return shifts.membersOf(tx, shift.stationId())
                    .map(members -> asked(members, owner, toPersonId))
                    .compose(asked -> shifts.offer(tx, shiftId, toPersonId, openings.now())
                            .compose(offered -> tellAsked(tx, owner, shift, asked)));
        });
    }

    private static void mustBeOf(Caller owner, Shift shift) {
        if (!shift.isStaffed() || shift.person().personId() != owner.personId()) {
            throw Refusal.forbidden("duty:not-yours", "这不是您的班", "只能请人替自己的班。");
        }
    }

    private static List<Long> asked(List<Member> members, Caller owner, Long toPersonId) {
        List<Long> asked = members.stream()
                .map(Member::personId)
                .filter(person -> person != owner.personId())
                .filter(person -> toPersonId == null || person.equals(toPersonId))
                .toList();
        if (toPersonId != null && asked.isEmpty()) {
            throw Refusal.unknown("/toPersonId", "duty:no-colleague", "这个站点没有这位坐班的同事");
        }
        return asked;
    }

    private Future<Void> tellAsked(SqlConnection tx, Caller owner, Shift shift, List<Long> asked) {
        Station station = planners.station(shift.stationId());
        String text = owner.name() + "想请您替" + openings.text(shift.period()) + "的班。愿意就接，不愿意不用管。";
        return letters.tell(tx, asked, Kind.DUTY_OFFERED, station, text);
    }

    Future<Void> takeBack(Caller owner, long shiftId) {
        return change(shiftId, (tx, planned) -> {
                    mustBeOf(owner, planned.shift());
                    return shifts.removeOffer(tx, shiftId);
                })
                .mapEmpty();
    }

    /** Of two who take it at once the first gets it. */
    Future<PlannedShift> take(Caller taker, long shiftId) {
        return change(shiftId, (tx, planned) -> rota.roster(
                        tx, planned.shift().stationId(), planned.shift().period())
                .compose(roster -> take(tx, taker, planned, roster)));
    }

    private Future<Void> take(SqlConnection tx, Caller taker, PlannedShift planned, Roster roster) {
        Shift shift = planned.shift();
        Member member = roster.member(taker.personId())
                .orElseThrow(() -> Refusal.forbidden("duty:not-colleague", "您不在这个站点坐班", "只有同一个站点的同事能接这个班。"));
        mustBeOfferedTo(taker, planned);
        roster.against(member, shift.period()).ifPresent(obstacle -> {
            throw obstacle.refusal();
        });
        String text = member.displayName() + "接了您" + openings.text(shift.period()) + "的班，您不用来了。";
        return shifts.removeOffer(tx, shift.id())
                .compose(removed -> shifts.give(tx, shift.id(), member, openings.now()))
                .compose(given -> letters.tell(
                        tx,
                        Set.of(shift.person().personId()),
                        Kind.DUTY_TAKEN,
                        planners.station(shift.stationId()),
                        text));
    }

    private static void mustBeOfferedTo(Caller taker, PlannedShift planned) {
        if (!planned.offered()) {
            throw Refusal.conflict("duty:not-offered", "这个班不用替了", "已经有同事接了，或者本人收回了，您不用做什么。");
        }
        if (planned.offeredTo() != null && planned.offeredTo() != taker.personId()) {
            throw Refusal.forbidden("duty:offered-to-another", "这个班请的是另一位同事", "想接的话，请让本人改成请大家替。");
        }
    }
}
