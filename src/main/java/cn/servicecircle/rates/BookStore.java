package cn.servicecircle.rates;

import cn.servicecircle.area.Areas;
import cn.servicecircle.mysql.Rows;
import cn.servicecircle.station.Stations;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has been counted, in SQL, for memory. */
public final class BookStore {

    /** The moment first, so that it is rather too early than too late. */
    public Future<Book> load(SqlClient sql, Areas areas, Stations stations) {
        return sql.query("SELECT as_of FROM rate_progress")
                .mapping(row -> Optional.ofNullable(Rows.instant(row, "as_of")))
                .execute()
                .map(rows -> rows.iterator().next())
                .compose(asOf -> cells(sql).map(cells -> book(asOf, cells, areas, stations)));
    }

    private static Book book(Optional<Instant> asOf, Map<Cell, Counts> cells, Areas areas, Stations stations) {
        Map<Long, List<Place>> paths = new HashMap<>();
        cells.keySet().forEach(cell -> stations.find(cell.stationId())
                .ifPresent(
                        station -> paths.computeIfAbsent(station.id(), id -> Place.path(id, station.areaId(), areas))));
        // What has been counted of a station that this node does not know yet: with the next book.
        cells.keySet().removeIf(cell -> !paths.containsKey(cell.stationId()));
        return new Book(asOf.orElse(null), cells, paths);
    }

    private static Future<Map<Cell, Counts>> cells(SqlClient sql) {
        return sql.query("SELECT * FROM rate_cell WHERE filed > 0 ORDER BY month, station_id, service_item_id")
                .execute()
                .map(BookStore::byCell);
    }

    private static Map<Cell, Counts> byCell(RowSet<Row> rows) {
        Map<Cell, Counts> cells = new LinkedHashMap<>();
        rows.forEach(row -> cells.put(
                new Cell(
                        row.getLong("station_id"),
                        row.getLong("service_item_id"),
                        YearMonth.from(row.getLocalDate("month"))),
                CountStore.counts(row)));
        return cells;
    }
}
