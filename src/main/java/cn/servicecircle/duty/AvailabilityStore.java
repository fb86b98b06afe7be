package cn.servicecircle.duty;

import static java.util.stream.Collectors.groupingBy;

import cn.servicecircle.duty.Availability.Kind;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Wishes and absences in SQL. */
final class AvailabilityStore {

    Future<Map<Long, List<Availability>>> of(SqlClient sql, Collection<Long> people) {
        if (people.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        String marks = "?" + ", ?".repeat(people.size() - 1);
        return sql.preparedQuery("""
                        SELECT id, person_id, kind, from_day, to_day, weekday, day_part
                        FROM duty_availability
                        WHERE person_id IN (%s)
                        ORDER BY from_day, id
                        """.formatted(marks))
                .mapping(AvailabilityStore::availability)
                .execute(Tuple.wrap(List.copyOf(people)))
                .map(rows -> Rows.list(rows).stream().collect(groupingBy(Availability::personId)));
    }

    /** @param said its id is not read */
    Future<Long> add(SqlClient tx, Availability said) {
        return tx.preparedQuery("""
                        INSERT INTO duty_availability (person_id, kind, from_day, to_day, weekday, day_part)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                        said.personId(),
                        said.kind().word(),
                        said.fromDay(),
                        said.toDay(),
                        said.weekday() == null ? null : said.weekday().getValue(),
                        said.dayPart() == null ? null : said.dayPart().word()))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    /** Whether there was one of the person's. */
    Future<Boolean> remove(SqlClient tx, long id, long personId) {
        return tx.preparedQuery("DELETE FROM duty_availability WHERE id = ? AND person_id = ?")
                .execute(Tuple.of(id, personId))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Those whose last day is over; at most 1000 at once. */
    Future<Integer> forget(SqlClient tx, LocalDate today) {
        return tx.preparedQuery("DELETE FROM duty_availability WHERE to_day < ? LIMIT 1000")
                .execute(Tuple.of(today))
                .map(rows -> rows.rowCount());
    }

    private static Availability availability(Row row) {
        Integer weekday = row.getInteger("weekday");
        String dayPart = row.getString("day_part");
        return new Availability(
                row.getLong("id"),
                row.getLong("person_id"),
                Worded.of(Kind.class, row.getString("kind")),
                row.getLocalDate("from_day"),
                row.getLocalDate("to_day"),
                weekday == null ? null : DayOfWeek.of(weekday),
                dayPart == null ? null : Worded.of(DayPart.class, dayPart));
    }
}
