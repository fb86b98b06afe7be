package cn.servicecircle.search;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** Walks along the published topics of spaces, from the newest on, in SQL. */
final class SearchStore {
    /** Of one space at a time; a walk of so many costs some milliseconds. */
    static final int STRIDE = 3000;

    /** The index is named, because without it a walk reads all spaces. */
    private static final String WALK = """
            (SELECT id FROM topic FORCE INDEX (topic_of_space)
             WHERE space_id = ? AND state = 'published' AND id < ?
             ORDER BY id DESC
             LIMIT %d)
            """.formatted(STRIDE);

    /** A topic in which it was found. */
    record Found(long id, long spaceId, String title, String body, Instant postedAt) {}

    /** How far a walk along one space came. */
    record Walked(int topics, long last) {}

    /** What a walk from there on reaches, for each space. */
    Future<List<Walked>> walk(SqlClient sql, List<Long> spaces, long before) {
        String each = "(SELECT COUNT(*) AS topics, COALESCE(MIN(id), 0) AS last FROM " + WALK + " walked)";
        return sql.preparedQuery(String.join(" UNION ALL ", Collections.nCopies(spaces.size(), each)))
                .mapping(row -> new Walked(row.getInteger("topics"), row.getLong("last")))
                .execute(walks(spaces, before))
                .map(Rows::list);
    }

    /** The newest first; in the title or in the text. */
    Future<List<Found>> find(SqlClient sql, List<Long> spaces, long before, String text, int limit) {
        String like = "%" + text.replace("|", "||").replace("%", "|%").replace("_", "|_") + "%";
        return sql.preparedQuery("SELECT t.id, t.space_id, t.title, t.body, t.posted_at FROM ("
                        + String.join(" UNION ALL ", Collections.nCopies(spaces.size(), WALK))
                        + """
                        ) walked
                        JOIN topic t ON t.id = walked.id
                        WHERE t.title LIKE ? ESCAPE '|' OR t.body LIKE ? ESCAPE '|'
                        ORDER BY t.id DESC
                        LIMIT ?
                        """)
                .mapping(SearchStore::found)
                .execute(walks(spaces, before).addString(like).addString(like).addInteger(limit))
                .map(Rows::list);
    }

    private static Tuple walks(List<Long> spaces, long before) {
        Tuple values = Tuple.tuple();
        spaces.forEach(space -> values.addLong(space).addLong(before));
        return values;
    }

    /** The titles of the newest topics of a space. */
    Future<List<Found>> newest(SqlClient sql, long spaceId, int limit) {
        return sql.preparedQuery("""
                        SELECT id, space_id, title, '' AS body, posted_at
                        FROM topic FORCE INDEX (topic_of_space)
                        WHERE space_id = ? AND state = 'published'
                        ORDER BY id DESC
                        LIMIT ?
                        """)
                .mapping(SearchStore::found)
                .execute(Tuple.of(spaceId, limit))
                .map(Rows::list);
    }

    private static Found found(Row row) {
        return new Found(
                row.getLong("id"),
                row.getLong("space_id"),
                row.getString("title"),
                row.getString("body"),
                Rows.instant(row, "posted_at"));
    }
}
