package cn.servicecircle.errand;

import cn.servicecircle.catalogue.Material;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Missing papers in SQL. */
public final class PaperStore {

    Future<Void> add(SqlClient tx, long errandId, List<Material> papers, boolean stopsClock, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO errand_paper
                          (errand_id, stops_clock, name, form, copies, obtained_from, requested_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .executeBatch(papers.stream()
                        .map(paper -> Tuple.of(
                                        errandId,
                                        stopsClock,
                                        paper.name(),
                                        paper.form().word(),
                                        paper.copies())
                                .addString(paper.obtainedFrom())
                                .addLocalDateTime(Rows.utc(now)))
                        .toList())
                .mapEmpty();
    }

    Future<Void> save(SqlClient tx, Paper paper) {
        return tx.preparedQuery("UPDATE errand_paper SET supplied_at = ?, rejected = ? WHERE id = ?")
                .execute(Tuple.of(Rows.utc(paper.suppliedAt()), paper.rejected(), paper.id()))
                .mapEmpty();
    }

    Future<List<Paper>> of(SqlClient sql, long errandId) {
        return sql.preparedQuery("""
                        SELECT id, stops_clock, name, form, copies, obtained_from, requested_at, supplied_at, rejected
                        FROM errand_paper
                        WHERE errand_id = ?
                        ORDER BY id
                        """)
                .mapping(PaperStore::paper)
                .execute(Tuple.of(errandId))
                .map(Rows::list);
    }

    private static Paper paper(Row row) {
        return new Paper(
                row.getLong("id"),
                row.getBoolean("stops_clock"),
                new Material(
                        row.getString("name"),
                        Worded.of(Material.Form.class, row.getString("form")),
                        row.getInteger("copies"),
                        row.getString("obtained_from")),
                Rows.instant(row, "requested_at"),
                Rows.instant(row, "supplied_at"),
                row.getString("rejected"));
    }
}
