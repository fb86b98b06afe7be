package cn.servicecircle.space;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Party.Office;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How the moderators of an area set up its spaces and bodies; on every node within two seconds. */
public final class SpaceEditor {
    private final Database database;
    private final Snapshot<Areas> areas;
    private final Reach reach;
    private final Clock clock;
    private final SpaceStore store = new SpaceStore();
    private final SpaceEditStore edits = new SpaceEditStore();

    /** @param clock in the zone in which rules and terms begin */
    public SpaceEditor(Database database, Snapshot<Areas> areas, Reach reach, Clock clock) {
        this.database = database;
        this.areas = areas;
        this.reach = reach;
        this.clock = clock;
    }

    /**
     * What a moderator says of a space.
     *
     * @param hostId null for none
     */
    record SpaceContent(
            String name,
            Long hostId,
            List<Long> partyIds,
            boolean isPublic,
            Space.Checks checks,
            Integer households,
            boolean closed) {

        /** The host takes part. */
        Collection<Long> allParties() {
            Set<Long> all = new LinkedHashSet<>(partyIds);
            if (hostId != null) {
                all.add(hostId);
            }
            return all;
        }
    }

    record PartyContent(Party.Kind kind, String name, String interest) {}

    record NewMember(long personId, Office office, LocalDate from, LocalDate to) {}

    /** A space for a group of 小区, in the smallest area that they all lie in. */
    Future<Space> addGroup(SqlConnection tx, Caller moderator, String name, List<Long> areaIds) {
        long above = above(areaIds);
        mustReach(moderator, above);
        return edits.takeTurn(tx)
                .compose(alone -> edits.addGroup(tx, above, name, areaIds))
                .compose(id -> written(tx, id));
    }

    private long above(List<Long> areaIds) {
        List<Fault> faults = new ArrayList<>();
        List<Long> common = null;
        for (int i = 0; i < areaIds.size(); i++) {
            Area area = areas.get().find(areaIds.get(i)).orElse(null);
            if (area == null || !area.level().equals("compound")) {
                faults.add(new Fault("/areaIds/" + i, null, area == null ? "没有这个区域" : "连片打包的是小区，请选小区"));
            } else if (common == null) {
                common = new ArrayList<>(areas.get().upFrom(area.id()));
            } else {
                common.retainAll(areas.get().upFrom(area.id()));
            }
        }
        if (!faults.isEmpty() || common == null) {
            throw Refusal.invalid("space:not-compounds", "只有小区可以连片", faults);
        }
        return common.stream()
                .filter(id -> !areaIds.contains(id))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("space:not-compounds", "这些小区不在同一个区", "请选同一个区的小区。"));
    }

    Future<Space> change(Caller moderator, long id, SpaceContent content) {
        return database.withTransaction(tx -> edits.takeTurn(tx)
                .compose(alone -> store.load(tx))
                .compose(now -> {
                    Space space = now.get(id);
                    mustReach(moderator, space.areaId());
                    mustTakePart(now, space, content);
                    return edits.save(tx, id, content);
                })
                .compose(saved -> written(tx, id)));
    }

    /** A body takes part in spaces of its own area, and of those within and above it. */
    private void mustTakePart(Spaces now, Space space, SpaceContent content) {
        List<Fault> faults = new ArrayList<>();
        for (long id : content.allParties()) {
            Party party = now.party(id).orElse(null);
            if (party == null || !isNear(party.areaId(), space.areaId())) {
                faults.add(
                        new Fault("/partyIds", null, party == null ? "没有编号 " + id + " 的主体" : party.name() + "不是这一带的"));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid("space:unknown-party", "有的主体不能参加", faults);
        }
    }

    private boolean isNear(long one, long other) {
        return areas.get().isWithin(one, other) || areas.get().isWithin(other, one);
    }

    /** From tomorrow at the earliest: what is under way goes on by the rules with which it began. */
    Future<Space> setRules(Caller moderator, long id, LocalDate from, RuleSet rules) {
        if (!from.isAfter(LocalDate.now(clock))) {
            throw Refusal.invalid("space:rules-in-the-past", "规则最早从明天起", "已经开始的议题按开始时的规则办，请写明天或以后的日期。");
        }
        if (rules.meetings().quorumParts() > rules.meetings().quorumOf()) {
            throw Refusal.invalid("space:impossible-quorum", "到会人数不可能达到", "quorumParts 不能大于 quorumOf，三分之二写 2 和 3。");
        }
        return database.withTransaction(tx -> edits.takeTurn(tx)
                .compose(alone -> store.load(tx))
                .compose(now -> {
                    mustReach(moderator, now.get(id).areaId());
                    return edits.setRules(tx, id, from, rules);
                })
                .compose(saved -> written(tx, id)));
    }

    Future<Party> addParty(SqlConnection tx, Caller moderator, long areaId, PartyContent content) {
        mustReach(moderator, areas.get().get(areaId).id());
        return edits.takeTurn(tx)
                .compose(alone -> edits.addParty(tx, areaId, content))
                .compose(id -> store.load(tx).map(now -> existing(now, id)));
    }

    Future<Party> changeParty(Caller moderator, long id, PartyContent content, boolean active) {
        return changed(moderator, id, tx -> edits.saveParty(tx, id, content, active));
    }

    /** These people and no others. */
    Future<Party> setMembers(Caller moderator, long id, List<NewMember> members) {
        Set<Long> people = new LinkedHashSet<>();
        for (int i = 0; i < members.size(); i++) {
            NewMember member = members.get(i);
            if (member.to().isBefore(member.from()) || !people.add(member.personId())) {
                throw Refusal.invalid(
                        "party:bad-term", "任期或人写错了", List.of(new Fault("/items/" + i, null, "一个人只写一次，最后一天不能早于第一天")));
            }
        }
        return changed(moderator, id, tx -> edits.people(tx, people).compose(known -> {
            if (!known.containsAll(people)) {
                throw Refusal.invalid("party:unknown-person", "有的人不存在", "请核对 personId，它是本人 GET /me 里的 id。");
            }
            return edits.setMembers(tx, id, members);
        }));
    }

    private interface Change {
        Future<Void> in(SqlConnection tx);
    }

    private Future<Party> changed(Caller moderator, long id, Change change) {
        return database.withTransaction(tx -> edits.takeTurn(tx)
                .compose(alone -> store.load(tx))
                .compose(now -> {
                    mustReach(moderator, existing(now, id).areaId());
                    return change.in(tx);
                })
                .compose(saved -> store.load(tx))
                .map(now -> existing(now, id)));
    }

    private Future<Space> written(SqlConnection tx, long id) {
        return store.load(tx).map(now -> now.get(id));
    }

    private static Party existing(Spaces now, long id) {
        return now.party(id).orElseThrow(() -> Refusal.notFound("party:not-found", "没有这个主体"));
    }

    private void mustReach(Caller moderator, long areaId) {
        if (!reach.reaches(moderator, Role.MODERATOR, areaId) && !reach.reaches(moderator, Role.ADMIN, areaId)) {
            throw Refusal.forbidden("space:out-of-reach", "不归您管", "请由管这一带的议事主持或区管理员来做。");
        }
    }
}
