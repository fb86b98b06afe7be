package cn.servicecircle.station;

import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.station.StationChange.Action;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How stations are changed: one change after the other, each on record with the whole station before and after it, and on
 * every node within two seconds.
 */
public final class StationEditor {
    private final Database database;
    private final StationStore stations;
    private final StationEditStore edits;
    private final Reach reach;
    private final StationWatcher watcher;
    private final Clock clock;

    /** @param clock in the zone in which a station's days are meant */
    public StationEditor(
            Database database,
            StationStore stations,
            StationEditStore edits,
            Reach reach,
            StationWatcher watcher,
            Clock clock) {
        this.database = database;
        this.stations = stations;
        this.edits = edits;
        this.reach = reach;
        this.watcher = watcher;
        this.clock = clock;
    }

    Future<Station> create(SqlConnection tx, Caller admin, StationContent content) {
        mustReach(admin, content.areaId());
        content.check();
        return edits.takeTurn(tx)
                .compose(alone -> edits.add(tx, content))
                .compose(id -> recorded(tx, admin, id, Action.CREATED, null));
    }

    /** @param basedOn the version that the admin had before their eyes */
    Future<Station> replace(Caller admin, long id, int basedOn, StationContent content) {
        mustReach(admin, content.areaId());
        content.check();
        return change(admin, id, Action.REPLACED, (tx, before) -> {
            mustBe(before, basedOn);
            return edits.replace(tx, id, content);
        });
    }

    private static void mustBe(Station before, int basedOn) {
        if (before.version() != basedOn) {
            throw Refusal.conflict(
                    "station:changed-meanwhile",
                    "这个站刚刚被别人改过",
                    "您是照第 %d 版改的，现在是第 %d 版。请重新打开它，在新版上再改。".formatted(basedOn, before.version()));
        }
    }

    /**
     * These days and no others.
     *
     * @param basedOn the version that the admin had before their eyes, lest the days of another one be lost
     */
    Future<Station> setExceptions(Caller admin, long id, int basedOn, List<HoursException> exceptions) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < exceptions.size(); i++) {
            HoursException exception = exceptions.get(i);
            StationContent.mustBeHours("/items/" + i + "/hours", exception::spans);
            if (exception.to().isBefore(exception.from())) {
                faults.add(new Fault("/items/" + i + "/to", null, "最后一天不能早于第一天"));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid("station:exception-backwards", "日子写反了", faults);
        }
        return change(admin, id, Action.EXCEPTIONS, (tx, before) -> {
            mustBe(before, basedOn);
            return edits.replaceExceptions(tx, id, exceptions);
        });
    }

    /**
     * These items and no others.
     *
     * @param basedOn the version that the admin had before their eyes, lest the items of another one be lost
     */
    Future<Station> setItems(Caller admin, long id, int basedOn, List<Long> itemIds) {
        return change(
                admin, id, Action.ITEMS, (tx, before) -> edits.knownItems(tx).compose(known -> {
                    List<Fault> unknown = IntStream.range(0, itemIds.size())
                            .filter(i -> !known.contains(itemIds.get(i)))
                            .mapToObj(i -> new Fault("/itemIds/" + i, null, "没有这个事项"))
                            .toList();
                    if (!unknown.isEmpty()) {
                        throw Refusal.invalid("station:unknown-item", "有的事项不存在", unknown);
                    }
                    mustBe(before, basedOn);
                    return edits.replaceItems(tx, id, itemIds);
                }));
    }

    /**
     * From a day on there is no such station any more. What was filed with it is still worked on.
     *
     * @param notice for those who would go there
     */
    Future<Station> close(Caller admin, long id, LocalDate from, String notice) {
        if (from.isBefore(LocalDate.now(clock))) {
            throw Refusal.invalid("station:closed-in-the-past", "关站日期已经过去了", "请写今天或以后的日期。");
        }
        return change(admin, id, Action.CLOSED, (tx, before) -> edits.close(tx, id, from, notice));
    }

    /** With the notice that stood before it was closed. */
    Future<Station> reopen(Caller admin, long id) {
        return change(admin, id, Action.REOPENED, (tx, before) -> {
            if (before.closedFrom() == null) {
                throw Refusal.conflict("station:not-closed", "这个站没有关", "不用再开；要改别的，请用 PUT /stations/" + id + "。");
            }
            return edits.closings(tx, id)
                    .compose(closings -> edits.close(tx, id, null, noticeBefore(closings, before.notice())));
        });
    }

    /** What was written since the last closing stays. */
    private static String noticeBefore(List<StationChange> closings, String now) {
        if (!closings.get(0).after().notice().equals(now)) {
            return now;
        }
        // A closing may be followed by another one, for another day.
        return closings.stream()
                .map(StationChange::before)
                .filter(before -> before.closedFrom() == null)
                .findFirst()
                .map(StationRecord::notice)
                .orElseThrow();
    }

    /** Somebody made sure today that all that is said of it is true; those who work there may do so too. */
    Future<Station> check(Caller caller, long id) {
        return inTurn(id, (tx, before) -> {
            if (!mayEdit(caller, before.areaId()) && !reach.serves(caller, id, before.areaId())) {
                throw Refusal.forbidden("station:not-yours", "您不在这个站点工作", "请在自己的站点核对，或联系区管理员。");
            }
            return edits.check(tx, id, LocalDate.now(clock))
                    .compose(checked -> recorded(tx, caller, id, Action.CHECKED, before));
        });
    }

    /** The newest first. */
    Future<Slice<StationChange>> changes(Station station, Caller caller, Page page) {
        if (!mayEdit(caller, station.areaId()) && !reach.isSteward(caller, station.areaId())) {
            throw Refusal.forbidden("station:out-of-reach", "这个站不归您管", "站点的修改记录给管到它的管理员和管家看。");
        }
        return edits.changes(database.reads(), station.id(), page)
                .map(fetched -> page.slice(fetched, StationChange::id));
    }

    private interface Edit<T> {
        Future<T> on(SqlConnection tx, Station before);
    }

    private Future<Station> change(Caller admin, long id, Action action, Edit<Void> edit) {
        return inTurn(id, (tx, before) -> {
            mustReach(admin, before.areaId());
            return edit.on(tx, before)
                    .compose(edited -> edits.countVersion(tx, id))
                    .compose(counted -> recorded(tx, admin, id, action, before))
                    .compose(after -> watcher.changed(tx, after).map(after));
        });
    }

    private <T> Future<T> inTurn(long id, Edit<T> edit) {
        Function<SqlConnection, Future<T>> work = tx -> edits.takeTurn(tx)
                .compose(alone -> stations.find(tx, id))
                .map(found -> found.orElseThrow(Stations::notFound))
                .compose(before -> edit.on(tx, before));
        return database.withTransaction(work);
    }

    private Future<Station> recorded(SqlConnection tx, Caller caller, long id, Action action, Station before) {
        return stations.find(tx, id)
                .map(after -> after.orElseThrow(Stations::notFound))
                .compose(after -> edits.record(
                                tx,
                                id,
                                caller.personId(),
                                clock.instant(),
                                action,
                                before == null ? null : StationRecord.of(before),
                                StationRecord.of(after))
                        .map(after));
    }

    private boolean mayEdit(Caller caller, long areaId) {
        return reach.reaches(caller, Role.ADMIN, areaId);
    }

    private void mustReach(Caller admin, long areaId) {
        if (!mayEdit(admin, areaId)) {
            throw Refusal.forbidden("station:out-of-reach", "这个区域不归您管", "站点由管到它所在区域的管理员修改，请核对 areaId，或联系区管理员。");
        }
    }
}
