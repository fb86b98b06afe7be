package cn.servicecircle.identity;

import cn.servicecircle.mysql.Rows;
import cn.servicecircle.snapshot.SnapshotStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** The names that people have and had, in SQL. */
public final class NameStore {
    private static final int SHOWN = 20;

    /** A name, and until when it was somebody's. */
    public record Former(String name, Instant until) {}

    public Future<Integer> changesSince(SqlClient sql, long personId, Instant since) {
        return sql.preparedQuery("SELECT COUNT(*) AS n FROM former_name WHERE person_id = ? AND replaced_at > ?")
                .mapping(row -> row.getInteger("n"))
                .execute(Tuple.of(personId, Rows.utc(since)))
                .map(rows -> rows.iterator().next());
    }

    /** Has every node read anew what it holds of the person's name: the bodies of spaces, and the rota to come. */
    public Future<Void> tellMemory(SqlClient tx, long personId, Instant now) {
        return tx.preparedQuery("""
                        SELECT EXISTS (SELECT 1 FROM party_member WHERE person_id = ?) AS in_space,
                               EXISTS (SELECT 1 FROM duty_shift WHERE person_id = ? AND ends_at >= ?) AS on_duty
                        """)
                .execute(Tuple.of(personId, personId, Rows.utc(now)))
                .compose(rows -> {
                    boolean inSpace = rows.iterator().next().getInteger("in_space") != 0;
                    boolean onDuty = rows.iterator().next().getInteger("on_duty") != 0;
                    return raiseIf(onDuty, tx, "duty").compose(raised -> raiseIf(inSpace, tx, "space"));
                });
    }

    private static Future<Void> raiseIf(boolean isHeld, SqlClient tx, String snapshot) {
        return isHeld ? SnapshotStore.raise(tx, snapshot) : Future.succeededFuture();
    }

    /** The name that the person has; one change at a time. */
    public Future<String> lock(SqlClient tx, long personId) {
        return tx.preparedQuery("SELECT display_name FROM person WHERE id = ? FOR UPDATE")
                .mapping(row -> row.getString("display_name"))
                .execute(Tuple.of(personId))
                .map(rows -> Rows.first(rows).orElseThrow());
    }

    /** @param keptUntil when the old name is forgotten */
    public Future<Void> rename(SqlClient tx, long personId, String old, String name, Instant now, Instant keptUntil) {
        return tx.preparedQuery(
                        "INSERT INTO former_name (person_id, name, replaced_at, kept_until) VALUES (?, ?, ?, ?)")
                .execute(Tuple.of(personId, old, Rows.utc(now), Rows.utc(keptUntil)))
                .compose(kept -> tx.preparedQuery("UPDATE person SET display_name = ? WHERE id = ?")
                        .execute(Tuple.of(name, personId)))
                .mapEmpty();
    }

    /** For moderators: the newest first, a few. */
    public Future<List<Former>> formerOf(SqlClient sql, long personId) {
        return sql.preparedQuery("""
                        SELECT name, replaced_at FROM former_name WHERE person_id = ? ORDER BY id DESC LIMIT ?
                        """)
                .mapping(row -> new Former(row.getString("name"), Rows.instant(row, "replaced_at")))
                .execute(Tuple.of(personId, SHOWN))
                .map(Rows::list);
    }
}
