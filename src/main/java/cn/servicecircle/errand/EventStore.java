package cn.servicecircle.errand;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The steps of errands in SQL. */
public final class EventStore {

    /**
     * @param event     its {@code by} is the actor's name, which is not stored
     * @param actorId   null for what nobody did but the clock
     * @param mandateId under which mandate, or null for none
     */
    Future<Void> add(SqlClient tx, long errandId, Long actorId, ErrandEvent event, Long mandateId) {
        return tx.preparedQuery("""
                        INSERT INTO errand_event (errand_id, kind, actor_id, at, note, on_behalf, mandate_id)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                        errandId,
                        event.kind().word(),
                        actorId,
                        Rows.utc(event.at()),
                        event.why(),
                        event.onBehalf() == null ? null : event.onBehalf().word(),
                        mandateId))
                .mapEmpty();
    }

    /** A step that somebody else's feature has taken. */
    public Future<Void> add(SqlClient tx, long errandId, ErrandEvent.Kind kind, long actorId, Instant now, String why) {
        return add(tx, errandId, actorId, new ErrandEvent(kind, now, null, why, null), null);
    }

    /** What nobody did but the clock. */
    Future<Void> addByClock(SqlClient tx, long errandId, ErrandEvent event) {
        return add(tx, errandId, null, event, null);
    }

    /** Of the errand that the statement before this one has inserted. */
    Future<Void> addToInserted(SqlClient tx, long actorId, ErrandEvent event) {
        return tx.preparedQuery("""
                        INSERT INTO errand_event (errand_id, kind, actor_id, at, on_behalf)
                        VALUES (LAST_INSERT_ID(), ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                        event.kind().word(),
                        actorId,
                        Rows.utc(event.at()),
                        event.onBehalf() == null ? null : event.onBehalf().word()))
                .mapEmpty();
    }

    /** In the order in which they happened. */
    Future<List<ErrandEvent>> of(SqlClient sql, long errandId) {
        return sql.preparedQuery("""
                        SELECT v.kind, v.at, v.note, v.on_behalf, p.display_name
                        FROM errand_event v
                        LEFT JOIN person p ON p.id = v.actor_id
                        WHERE v.errand_id = ?
                        ORDER BY v.id
                        """)
                .mapping(EventStore::event)
                .execute(Tuple.of(errandId))
                .map(Rows::list);
    }

    private static ErrandEvent event(Row row) {
        String onBehalf = row.getString("on_behalf");
        return new ErrandEvent(
                Worded.of(ErrandEvent.Kind.class, row.getString("kind")),
                Rows.instant(row, "at"),
                Objects.requireNonNullElse(row.getString("display_name"), ErrandEvent.CLOCK),
                row.getString("note"),
                onBehalf == null ? null : Worded.of(OnBehalf.class, onBehalf));
    }
}
