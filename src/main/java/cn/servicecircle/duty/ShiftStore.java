package cn.servicecircle.duty;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Planned shifts in SQL, and those who take turns in them. Whoever changes any holds the rota's lock: {@link Rota#lock}. */
final class ShiftStore {
    private static final String SELECT = """
            SELECT s.id, s.station_id, s.starts_at, s.ends_at, s.person_id, s.revision, s.revised_at,
                   r.name AS role_name, p.display_name, o.shift_id IS NOT NULL AS offered, o.to_person_id
            FROM duty_shift s
            LEFT JOIN duty_role r ON r.code = s.duty_role
            LEFT JOIN person p ON p.id = s.person_id
            LEFT JOIN duty_offer o ON o.shift_id = s.id
            """;

    private record Taken(long personId, Period period) {}

    /** The station's own staff who have one of the four roles. */
    Future<List<Member>> membersOf(SqlClient sql, long stationId) {
        return sql.preparedQuery("""
                        SELECT g.person_id, g.duty_role, r.name, p.display_name
                        FROM role_grant g
                        JOIN duty_role r ON r.code = g.duty_role
                        JOIN person p ON p.id = g.person_id
                        WHERE g.role = 'staff' AND g.station_id = ?
                        ORDER BY g.person_id
                        """)
                .mapping(row -> new Member(
                        row.getLong("person_id"),
                        row.getString("duty_role"),
                        row.getString("name"),
                        row.getString("display_name")))
                .execute(Tuple.of(stationId))
                .map(Rows::list);
    }

    /** Those with such staff. */
    Future<List<Long>> staffedStations(SqlClient sql) {
        return sql.query("""
                        SELECT DISTINCT station_id
                        FROM role_grant
                        WHERE role = 'staff' AND station_id IS NOT NULL AND duty_role IS NOT NULL
                        ORDER BY station_id
                        """)
                .mapping(row -> row.getLong("station_id"))
                .execute()
                .map(Rows::list);
    }

    /** What these people are planned for, at any station. */
    Future<Map<Long, List<Period>>> shiftsOf(SqlClient sql, Collection<Long> people, Period within) {
        if (people.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        String marks = "?" + ", ?".repeat(people.size() - 1);
        Tuple parameters = Tuple.of(Rows.utc(within.from()), Rows.utc(within.to()));
        people.forEach(parameters::addLong);
        return sql.preparedQuery("SELECT person_id, starts_at, ends_at FROM duty_shift"
                        + " WHERE state = 'planned' AND ends_at > ? AND starts_at < ? AND person_id IN (" + marks + ")")
                .mapping(row -> new Taken(
                        row.getLong("person_id"),
                        new Period(Rows.instant(row, "starts_at"), Rows.instant(row, "ends_at"))))
                .execute(parameters)
                .map(rows -> Rows.list(rows).stream()
                        .collect(groupingBy(Taken::personId, mapping(Taken::period, toList()))));
    }

    Future<List<PlannedShift>> ofStation(SqlClient sql, long stationId, Period within) {
        return sql.preparedQuery(SELECT + """
                        WHERE s.station_id = ? AND s.state = 'planned' AND s.ends_at > ? AND s.starts_at < ?
                        ORDER BY s.starts_at, s.id
                        """)
                .mapping(ShiftStore::planned)
                .execute(Tuple.of(stationId, Rows.utc(within.from()), Rows.utc(within.to())))
                .map(Rows::list);
    }

    Future<List<PlannedShift>> ofPerson(SqlClient sql, long personId, Period within) {
        return sql.preparedQuery(SELECT + """
                        WHERE s.person_id = ? AND s.state = 'planned' AND s.ends_at > ? AND s.starts_at < ?
                        ORDER BY s.starts_at, s.id
                        """)
                .mapping(ShiftStore::planned)
                .execute(Tuple.of(personId, Rows.utc(within.from()), Rows.utc(within.to())))
                .map(Rows::list);
    }

    /** None where it was closed. */
    Future<Optional<PlannedShift>> find(SqlClient sql, long id) {
        return sql.preparedQuery(SELECT + " WHERE s.id = ? AND s.state = 'planned'")
                .mapping(ShiftStore::planned)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    Future<Boolean> isAnyAfter(SqlClient sql, Instant now) {
        return sql.preparedQuery("SELECT 1 FROM duty_shift WHERE state = 'planned' AND ends_at > ? LIMIT 1")
                .execute(Tuple.of(Rows.utc(now)))
                .map(rows -> rows.size() == 1);
    }

    /** @param member null: a hole */
    Future<Long> add(SqlClient tx, long stationId, Period period, Member member, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO duty_shift (station_id, starts_at, ends_at, duty_role, person_id, state, revised_at)
                        VALUES (?, ?, ?, ?, ?, 'planned', ?)
                        """)
                .execute(Tuple.of(
                        stationId,
                        Rows.utc(period.from()),
                        Rows.utc(period.to()),
                        member == null ? null : member.dutyRole(),
                        member == null ? null : member.personId(),
                        Rows.utc(now)))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    Future<Void> give(SqlClient tx, long id, Member member, Instant now) {
        return tx.preparedQuery("""
                        UPDATE duty_shift
                        SET person_id = ?, duty_role = ?, revision = revision + 1, revised_at = ?
                        WHERE id = ?
                        """)
                .execute(Tuple.of(member.personId(), member.dutyRole(), Rows.utc(now), id))
                .mapEmpty();
    }

    Future<Void> close(SqlClient tx, long id, Instant now) {
        return tx.preparedQuery("""
                        UPDATE duty_shift SET state = 'closed', revision = revision + 1, revised_at = ? WHERE id = ?
                        """).execute(Tuple.of(Rows.utc(now), id)).mapEmpty();
    }

    /** @param toPersonId null: any colleague */
    Future<Void> offer(SqlClient tx, long id, Long toPersonId, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO duty_offer (shift_id, to_person_id, offered_at) VALUES (?, ?, ?)
                        ON DUPLICATE KEY UPDATE to_person_id = VALUES(to_person_id)
                        """)
                .execute(Tuple.of(id, toPersonId, Rows.utc(now)))
                .mapEmpty();
    }

    Future<Void> removeOffer(SqlClient tx, long id) {
        return tx.preparedQuery("DELETE FROM duty_offer WHERE shift_id = ?")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    /** Of shifts that have begun; at most 1000 at once. */
    Future<Integer> forgetOffers(SqlClient tx, Instant now) {
        return tx.preparedQuery("""
                        DELETE FROM duty_offer
                        WHERE shift_id IN (SELECT id FROM duty_shift WHERE starts_at <= ?)
                        LIMIT 1000
                        """).execute(Tuple.of(Rows.utc(now))).map(rows -> rows.rowCount());
    }

    private static PlannedShift planned(Row row) {
        return new PlannedShift(
                DutyStore.shift(row),
                row.getInteger("revision"),
                Rows.instant(row, "revised_at"),
                row.getInteger("offered") == 1,
                row.getLong("to_person_id"));
    }
}
