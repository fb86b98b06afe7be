package cn.servicecircle.similar;

import cn.servicecircle.disclosure.PublicErrand;
import cn.servicecircle.disclosure.PublicErrandStore;
import cn.servicecircle.disclosure.PublicState;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who follows which public errand, in SQL. */
final class FollowStore {

    /** What is to be known of an errand before somebody follows it. */
    record Followed(PublicState state, long principalId) {}

    /** As it is now, and stays until the transaction ends: whoever follows is told of the very next step. */
    Future<Optional<Followed>> lock(SqlClient tx, long errandId) {
        return tx.preparedQuery("""
                        SELECT e.state, e.principal_id
                        FROM public_errand p
                        JOIN errand e ON e.id = p.errand_id
                        WHERE p.errand_id = ?
                        LOCK IN SHARE MODE
                        """)
                .mapping(row ->
                        new Followed(Worded.of(PublicState.class, row.getString("state")), row.getLong("principal_id")))
                .execute(Tuple.of(errandId))
                .map(Rows::first);
    }

    /** Following twice is following once. */
    Future<Void> add(SqlClient tx, long errandId, long personId, Instant now) {
        return tx.preparedQuery(
                        "INSERT IGNORE INTO errand_follower (errand_id, person_id, followed_at) VALUES (?, ?, ?)")
                .execute(Tuple.of(errandId, personId, Rows.utc(now)))
                .mapEmpty();
    }

    Future<Void> remove(SqlClient tx, long errandId, long personId) {
        return tx.preparedQuery("DELETE FROM errand_follower WHERE errand_id = ? AND person_id = ?")
                .execute(Tuple.of(errandId, personId))
                .mapEmpty();
    }

    Future<Boolean> follows(SqlClient sql, long errandId, long personId) {
        return sql.preparedQuery("SELECT 1 FROM errand_follower WHERE errand_id = ? AND person_id = ?")
                .execute(Tuple.of(errandId, personId))
                .map(rows -> rows.size() == 1);
    }

    Future<List<Long>> followersOf(SqlClient tx, long errandId) {
        return tx.preparedQuery("SELECT person_id FROM errand_follower WHERE errand_id = ?")
                .mapping(row -> row.getLong("person_id"))
                .execute(Tuple.of(errandId))
                .map(Rows::list);
    }

    /** What a person follows, the newest first. */
    Future<List<PublicErrand>> followedBy(SqlClient sql, long personId, Page page) {
        return sql.preparedQuery(PublicErrandStore.COLUMNS + """
                        FROM errand_follower f
                        JOIN public_errand p ON p.errand_id = f.errand_id
                        JOIN errand e ON e.id = f.errand_id
                        WHERE f.person_id = ? AND f.errand_id < ?
                        ORDER BY f.errand_id DESC
                        LIMIT ?
                        """)
                .mapping(PublicErrandStore::errand)
                .execute(Tuple.of(personId, page.before(), page.fetch()))
                .map(Rows::list);
    }
}
