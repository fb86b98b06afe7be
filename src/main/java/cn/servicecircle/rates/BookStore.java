package cn.servicecircle.rates;

import cn.servicecircle.area.Areas;
import cn.servicecircle.mysql.Rows;
import cn.servicecircle.station.Stations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
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

    private final Vertx vertx;

    public BookStore(Vertx vertx) {
        this.vertx = vertx;
    }

    /** In one statement, so that cells and moment belong together. While everything is being counted anew there are no cells. */
    public Future<Book> load(SqlClient sql, Areas areas, Stations stations) {
        return sql.query("""
                        SELECT p.as_of, c.*
                        FROM rate_progress p
                        LEFT JOIN rate_cell c ON c.filed > 0 AND p.as_of IS NOT NULL
                        ORDER BY c.month, c.station_id, c.service_item_id
                        """)
                .execute()
                // Years of it take some hundredths of a second, for which no event loop should stand still.
                .compose(rows -> vertx.executeBlocking(() -> book(rows, areas, stations), false));
    }

    private static Book book(RowSet<Row> rows, Areas areas, Stations stations) {
        Instant asOf = null;
        Map<Cell, Counts> cells = new LinkedHashMap<>();
        Map<Long, List<Place>> paths = new HashMap<>();
        for (Row row : rows) {
            asOf = Rows.instant(row, "as_of");
            // What has been counted of a station that this node does not know yet: with the next book.
            Optional.ofNullable(row.getLong("station_id"))
                    .flatMap(stations::find)
                    .ifPresent(station -> {
                        paths.computeIfAbsent(station.id(), id -> Place.path(id, station.areaId(), areas));
                        cells.put(cell(row), CountStore.counts(row));
                    });
        }
        return new Book(asOf, cells, paths);
    }

    private static Cell cell(Row row) {
        return new Cell(
                row.getLong("station_id"), row.getLong("service_item_id"), YearMonth.from(row.getLocalDate("month")));
    }
}
