package cn.servicecircle.district;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Statements over many rows: an import of thousands must not make thousands of round trips. */
final class BulkStore {

    /** Far below the 65,535 parameters that a statement may have; beyond it a round trip costs next to nothing. */
    private static final int ROWS_PER_STATEMENT = 500;

    private BulkStore() {}

    static <R> Future<R> read(SqlClient tx, String sql, Collector<Row, ?, R> rows) {
        return tx.preparedQuery(sql).collecting(rows).execute().map(SqlResult::value);
    }

    /** Ids by code; {@code sql} selects {@code id} and {@code code}. */
    static Future<Map<String, Long>> ids(SqlClient tx, String sql) {
        return read(tx, sql, Collectors.toMap(row -> row.getString("code"), row -> row.getLong("id")));
    }

    /** Runs {@code sql} as often as needed, its {@code %s} standing for some of the rows: {@code (?,?),(?,?)}. */
    static Future<Void> write(SqlClient tx, String sql, List<Tuple> rows) {
        Future<Void> written = Future.succeededFuture();
        for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
            List<Tuple> some = rows.subList(from, Math.min(from + ROWS_PER_STATEMENT, rows.size()));
            written = written.compose(before -> writeSome(tx, sql, some));
        }
        return written;
    }

    private static Future<Void> writeSome(SqlClient tx, String sql, List<Tuple> rows) {
        int columns = rows.get(0).size();
        String marks = "(" + String.join(",", Collections.nCopies(columns, "?")) + ")";
        Tuple values = Tuple.tuple();
        for (Tuple row : rows) {
            for (int column = 0; column < columns; column++) {
                values.addValue(row.getValue(column));
            }
        }
        return tx.preparedQuery(sql.formatted(String.join(",", Collections.nCopies(rows.size(), marks))))
                .execute(values)
                .mapEmpty();
    }
}
