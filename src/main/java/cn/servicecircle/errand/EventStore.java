package cn.servicecircle.errand;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The steps of errands in SQL. */
public final class EventStore {

    Future<Void> add(SqlClient tx, long errandId, ErrandEvent.Kind kind, long actorId, Instant now, String why) {
        return tx.preparedQuery("INSERT INTO errand_event (errand_id, kind, actor_id, at, note) VALUES (?, ?, ?, ?, ?)")
                .execute(Tuple.of(errandId, kind.word(), actorId, Rows.utc(now), why))
                .mapEmpty();
    }

    /** What nobody did but the clock. */
    Future<Void> addByClock(SqlClient tx, long errandId, ErrandEvent event) {
        return tx.preparedQuery("INSERT INTO errand_event (errand_id, kind, at, note) VALUES (?, ?, ?, ?)")
                .execute(Tuple.of(errandId, event.kind().word(), Rows.utc(event.at()), event.why()))
                .mapEmpty();
    }

    /** Of the errand that the statement before this one has inserted. */
    Future<Void> addToInserted(SqlClient tx, ErrandEvent.Kind kind, long actorId, Instant now) {
        return tx.preparedQuery(
                        "INSERT INTO errand_event (errand_id, kind, actor_id, at) VALUES (LAST_INSERT_ID(), ?, ?, ?)")
                .execute(Tuple.of(kind.word(), actorId, Rows.utc(now)))
                .mapEmpty();
    }

    /** In the order in which they happened. */
    Future<List<ErrandEvent>> of(SqlClient sql, long errandId) {
        return sql.preparedQuery("""
                        SELECT v.kind, v.at, v.note, p.display_name
                        FROM errand_event v
                        LEFT JOIN person p ON p.id = v.actor_id
                        WHERE v.errand_id = ?
                        ORDER BY v.id
                        """)
                .mapping(row -> new ErrandEvent(
                        Worded.of(ErrandEvent.Kind.class, row.getString("kind")),
                        Rows.instant(row, "at"),
                        Objects.requireNonNullElse(row.getString("display_name"), ErrandEvent.CLOCK),
                        row.getString("note")))
                .execute(Tuple.of(errandId))
                .map(Rows::list);
    }
}
