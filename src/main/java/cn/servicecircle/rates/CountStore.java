package cn.servicecircle.rates;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;

/** In SQL: what each errand counts as, and how many count as what in each cell. */
public final class CountStore {
    private static final String MARKS = Measure.list(column -> "?");

    Future<Void> save(SqlClient tx, List<Counted> counted) {
        return tx.preparedQuery(
                        "INSERT INTO rate_errand (errand_id, last_event, look_again_at, station_id, service_item_id, month, "
                                + Measure.list(column -> column) + ") VALUES (?, ?, ?, ?, ?, ?, " + MARKS
                                + ") ON DUPLICATE KEY UPDATE last_event = VALUES(last_event), look_again_at = VALUES(look_again_at),"
                                + " station_id = VALUES(station_id), "
                                + Measure.list(column -> column + " = VALUES(" + column + ")"))
                .executeBatch(counted.stream().map(CountStore::values).toList())
                .mapEmpty();
    }

    Future<Void> add(SqlClient tx, Map<Cell, Counts> more) {
        return tx.preparedQuery(
                        "INSERT INTO rate_cell (station_id, service_item_id, month, " + Measure.list(column -> column)
                                + ") VALUES (?, ?, ?, " + MARKS + ") ON DUPLICATE KEY UPDATE "
                                + Measure.list(column -> column + " = " + column + " + VALUES(" + column + ")"))
                .executeBatch(more.entrySet().stream()
                        .map(cell -> add(key(Tuple.tuple(), cell.getKey()), cell.getValue()))
                        .toList())
                .mapEmpty();
    }

    private static Tuple values(Counted counted) {
        Tuple values =
                Tuple.of(counted.errandId(), counted.lastEvent()).addLocalDateTime(Rows.utc(counted.lookAgainAt()));
        return add(key(values, counted.cell()), counted.counts());
    }

    private static Tuple key(Tuple values, Cell cell) {
        return values.addLong(cell.stationId())
                .addLong(cell.itemId())
                .addLocalDate(cell.month().atDay(1));
    }

    private static Tuple add(Tuple values, Counts counts) {
        for (Measure measure : Measure.values()) {
            values.addInteger(counts.get(measure));
        }
        return values;
    }

    /** Forgets some of what was counted, and all cells in the end; whether there is more to forget. */
    Future<Boolean> forgetSome(SqlClient tx, int some) {
        return tx.preparedQuery("DELETE FROM rate_errand LIMIT ?")
                .execute(Tuple.of(some))
                .compose(deleted -> deleted.rowCount() > 0
                        ? Future.succeededFuture(true)
                        : tx.query("DELETE FROM rate_cell").execute().map(false));
    }

    static Counts counts(Row row) {
        return Counts.of(measure -> row.getInteger(measure.column()));
    }
}
