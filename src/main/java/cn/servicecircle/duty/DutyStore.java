package cn.servicecircle.duty;

import cn.servicecircle.duty.Shift.OnDuty;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;

/** The rota in SQL. */
public final class DutyStore {
    private static final Duration BEHIND = Duration.ofDays(1);
    private static final Duration AHEAD = Duration.ofDays(35);

    public Future<Duties> load(SqlClient sql, Instant now) {
        return sql.preparedQuery("""
                        SELECT s.id, s.station_id, s.starts_at, s.ends_at, s.person_id, r.name AS role_name, p.display_name
                        FROM duty_shift s
                        LEFT JOIN duty_role r ON r.code = s.duty_role
                        LEFT JOIN person p ON p.id = s.person_id
                        WHERE s.state = 'planned' AND s.ends_at > ? AND s.starts_at < ?
                        ORDER BY s.starts_at, s.id
                        """)
                .mapping(DutyStore::shift)
                .execute(Tuple.of(Rows.utc(now.minus(BEHIND)), Rows.utc(now.plus(AHEAD))))
                .map(rows -> new Duties(Rows.list(rows)));
    }

    static Shift shift(Row row) {
        Long personId = row.getLong("person_id");
        return new Shift(
                row.getLong("id"),
                row.getLong("station_id"),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "ends_at"),
                personId == null
                        ? null
                        : new OnDuty(personId, row.getString("role_name"), row.getString("display_name")));
    }
}
