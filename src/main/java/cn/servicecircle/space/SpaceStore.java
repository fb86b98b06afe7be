package cn.servicecircle.space;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.servicecircle.http.Json;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import cn.servicecircle.space.Party.Member;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** Reads all spaces and bodies from SQL. */
public final class SpaceStore {

    private record Listed(long owner, long listed) {}

    private record Dated(long spaceId, LocalDate from, RuleSet rules) {}

    public Future<Spaces> load(SqlClient sql) {
        Future<List<Party>> parties = parties(sql);
        Future<Map<Long, List<Long>>> areas = lists(sql, "SELECT space_id AS owner, area_id AS listed FROM space_area");
        Future<Map<Long, List<Long>>> present =
                lists(sql, "SELECT space_id AS owner, party_id AS listed FROM space_party ORDER BY party_id");
        Future<Map<Long, NavigableMap<LocalDate, RuleSet>>> rules = rules(sql);
        return Future.all(parties, areas, present, rules)
                .compose(read -> sql.query("SELECT * FROM space ORDER BY id").execute())
                .map(rows -> {
                    Map<Long, Party> byId = new HashMap<>();
                    parties.result().forEach(party -> byId.put(party.id(), party));
                    List<Space> spaces = new ArrayList<>();
                    Map<Long, Long> ownOf = new HashMap<>();
                    for (Row row : rows) {
                        long id = row.getLong("id");
                        Long own = row.getLong("own_of");
                        if (own != null) {
                            ownOf.put(id, own);
                        }
                        spaces.add(space(
                                row,
                                own == null ? areas.result().getOrDefault(id, List.of()) : List.of(own),
                                byId,
                                present.result().getOrDefault(id, List.of()),
                                rules.result().getOrDefault(id, new TreeMap<>())));
                    }
                    return new Spaces(spaces, ownOf, parties.result());
                });
    }

    private static Space space(
            Row row,
            List<Long> areaIds,
            Map<Long, Party> parties,
            List<Long> present,
            NavigableMap<LocalDate, RuleSet> rules) {
        return new Space(
                row.getLong("id"),
                row.getLong("area_id"),
                areaIds,
                row.getString("name"),
                row.getLong("host_id") == null ? null : parties.get(row.getLong("host_id")),
                row.getBoolean("is_public"),
                Worded.of(Space.Checks.class, row.getString("checks")),
                row.getInteger("households"),
                row.getBoolean("closed"),
                present.stream().map(parties::get).filter(Objects::nonNull).toList(),
                rules);
    }

    private static Future<Map<Long, List<Long>>> lists(SqlClient sql, String query) {
        return sql.query(query)
                .collecting(mapping(
                        row -> new Listed(row.getLong("owner"), row.getLong("listed")),
                        groupingBy(Listed::owner, mapping(Listed::listed, toList()))))
                .execute()
                .map(result -> result.value());
    }

    private static Future<Map<Long, NavigableMap<LocalDate, RuleSet>>> rules(SqlClient sql) {
        return sql.query("SELECT space_id, from_day, rules FROM space_rules")
                .mapping(row -> new Dated(
                        row.getLong("space_id"),
                        row.getLocalDate("from_day"),
                        Json.read(row.getString("rules"), RuleSet.class)))
                .execute()
                .map(rows -> {
                    Map<Long, NavigableMap<LocalDate, RuleSet>> bySpace = new HashMap<>();
                    rows.forEach(dated -> bySpace.computeIfAbsent(dated.spaceId(), any -> new TreeMap<>())
                            .put(dated.from(), dated.rules()));
                    return bySpace;
                });
    }

    private static Future<List<Party>> parties(SqlClient sql) {
        Future<Map<Long, List<Member>>> members = sql.query("""
                        SELECT m.party_id, m.person_id, p.display_name, m.office, m.from_day, m.to_day
                        FROM party_member m
                        JOIN person p ON p.id = m.person_id
                        ORDER BY m.party_id, m.office, m.person_id
                        """)
                .collecting(groupingBy(row -> row.getLong("party_id"), mapping(SpaceStore::member, toList())))
                .execute()
                .map(result -> result.value());
        return members.compose(
                byParty -> sql.query("SELECT id, area_id, kind, name, interest, active FROM party ORDER BY id")
                        .mapping(row -> party(row, byParty.getOrDefault(row.getLong("id"), List.of())))
                        .execute()
                        .map(Rows::list));
    }

    private static Party party(Row row, List<Member> members) {
        return new Party(
                row.getLong("id"),
                row.getLong("area_id"),
                Worded.of(Party.Kind.class, row.getString("kind")),
                row.getString("name"),
                row.getString("interest"),
                row.getBoolean("active"),
                members);
    }

    private static Member member(Row row) {
        return new Member(
                row.getLong("person_id"),
                row.getString("display_name"),
                Worded.of(Party.Office.class, row.getString("office")),
                row.getLocalDate("from_day"),
                row.getLocalDate("to_day"));
    }
}
