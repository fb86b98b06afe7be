package cn.servicecircle.space;

import cn.servicecircle.http.Json;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Rows;
import cn.servicecircle.snapshot.SnapshotStore;
import cn.servicecircle.space.SpaceEditor.NewMember;
import cn.servicecircle.space.SpaceEditor.PartyContent;
import cn.servicecircle.space.SpaceEditor.SpaceContent;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes spaces and bodies in SQL. */
public final class SpaceEditStore {

    /** One editor at a time; every node reads anew once the transaction is kept. */
    Future<Void> takeTurn(SqlClient tx) {
        return SnapshotStore.raise(tx, "space");
    }

    Future<Long> addGroup(SqlClient tx, long areaId, String name, List<Long> areaIds) {
        return tx.preparedQuery("""
                        INSERT INTO space (area_id, name, is_public, checks, closed) VALUES (?, ?, FALSE, 'topics', FALSE)
                        """)
                .execute(Tuple.of(areaId, name))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID))
                .compose(id -> fill(tx, "INSERT INTO space_area (space_id, area_id) VALUES (?, ?)", id, areaIds)
                        .map(id));
    }

    Future<Void> save(SqlClient tx, long id, SpaceContent content) {
        return tx.preparedQuery("""
                        UPDATE space SET name = ?, host_id = ?, is_public = ?, checks = ?, households = ?, closed = ? WHERE id = ?
                        """)
                .execute(Tuple.of(
                        content.name(),
                        content.hostId(),
                        content.isPublic(),
                        content.checks().word(),
                        content.households(),
                        content.closed(),
                        id))
                .compose(saved -> tx.preparedQuery("DELETE FROM space_party WHERE space_id = ?")
                        .execute(Tuple.of(id)))
                .compose(emptied -> fill(
                        tx, "INSERT INTO space_party (space_id, party_id) VALUES (?, ?)", id, content.allParties()));
    }

    Future<Void> setRules(SqlClient tx, long id, LocalDate from, RuleSet rules) {
        return tx.preparedQuery("REPLACE INTO space_rules (space_id, from_day, rules) VALUES (?, ?, ?)")
                .execute(Tuple.of(id, from, Json.encode(rules).toString()))
                .mapEmpty();
    }

    Future<Long> addParty(SqlClient tx, long areaId, PartyContent content) {
        return tx.preparedQuery("INSERT INTO party (area_id, kind, name, interest, active) VALUES (?, ?, ?, ?, TRUE)")
                .execute(Tuple.of(areaId, content.kind().word(), content.name(), content.interest()))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID))
                .recover(SpaceEditStore::explain);
    }

    Future<Void> saveParty(SqlClient tx, long id, PartyContent content, boolean active) {
        return tx.preparedQuery("UPDATE party SET kind = ?, name = ?, interest = ?, active = ? WHERE id = ?")
                .execute(Tuple.of(content.kind().word(), content.name(), content.interest(), active, id))
                .<Void>mapEmpty()
                .recover(SpaceEditStore::explain);
    }

    Future<Set<Long>> people(SqlClient tx, Collection<Long> ids) {
        String places = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
        return ids.isEmpty()
                ? Future.succeededFuture(Set.of())
                : tx.preparedQuery("SELECT id FROM person WHERE id IN (" + places + ")")
                        .mapping(row -> row.getLong("id"))
                        .execute(Tuple.tuple(List.copyOf(ids)))
                        .map(rows -> Set.copyOf(Rows.list(rows)));
    }

    Future<Void> setMembers(SqlClient tx, long partyId, List<NewMember> members) {
        List<Tuple> batch = members.stream()
                .map(member ->
                        Tuple.of(partyId, member.personId(), member.office().word(), member.from(), member.to()))
                .toList();
        return tx.preparedQuery("DELETE FROM party_member WHERE party_id = ?")
                .execute(Tuple.of(partyId))
                .compose(emptied -> batch.isEmpty()
                        ? Future.succeededFuture()
                        : tx.preparedQuery("""
                                        INSERT INTO party_member (party_id, person_id, office, from_day, to_day) VALUES (?, ?, ?, ?, ?)
                                        """).executeBatch(batch).mapEmpty());
    }

    private static Future<Void> fill(SqlClient tx, String insert, long owner, Collection<Long> listed) {
        return listed.isEmpty()
                ? Future.succeededFuture()
                : tx.preparedQuery(insert)
                        .executeBatch(
                                listed.stream().map(id -> Tuple.of(owner, id)).toList())
                        .mapEmpty();
    }

    private static <T> Future<T> explain(Throwable failure) {
        return Future.failedFuture(
                Database.isDuplicate(failure)
                        ? Refusal.conflict("party:name-taken", "这里已有同名的主体", "请换一个名称，或修改已有的那一个。")
                        : failure);
    }
}
