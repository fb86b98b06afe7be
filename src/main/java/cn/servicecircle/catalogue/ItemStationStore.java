package cn.servicecircle.catalogue;

import cn.servicecircle.mysql.Rows;
import cn.servicecircle.snapshot.SnapshotStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collections;
import java.util.List;

/** Which stations can do an item, in SQL. */
public final class ItemStationStore {

    record ItemStation(long id, String name) {}

    Future<List<ItemStation>> list(SqlClient sql, long itemId) {
        return sql.preparedQuery("""
                        SELECT s.id, s.name
                        FROM station_item i
                        JOIN station s ON s.id = i.station_id
                        WHERE i.service_item_id = ?
                        ORDER BY s.id
                        """)
                .mapping(row -> new ItemStation(row.getLong("id"), row.getString("name")))
                .execute(Tuple.of(itemId))
                .map(Rows::list);
    }

    /** Whoever changes what stations can do starts so, and is alone in it until the end of the transaction; imports too. */
    Future<Void> takeTurn(SqlClient tx) {
        return SnapshotStore.raise(tx, "station");
    }

    /** The ids of all stations. */
    Future<List<Long>> all(SqlClient sql) {
        return sql.query("SELECT id FROM station")
                .mapping(row -> row.getLong("id"))
                .execute()
                .map(Rows::list);
    }

    /** These stations and no others; each once. */
    Future<Void> replace(SqlClient tx, long itemId, List<Long> stationIds) {
        Future<Void> emptied = tx.preparedQuery("DELETE FROM station_item WHERE service_item_id = ?")
                .execute(Tuple.of(itemId))
                .mapEmpty();
        return stationIds.isEmpty() ? emptied : emptied.compose(done -> add(tx, itemId, stationIds));
    }

    private static Future<Void> add(SqlClient tx, long itemId, List<Long> stationIds) {
        String rows = String.join(", ", Collections.nCopies(stationIds.size(), "(?, ?)"));
        Tuple values = Tuple.tuple();
        stationIds.forEach(id -> values.addLong(itemId).addLong(id));
        return tx.preparedQuery("INSERT INTO station_item (service_item_id, station_id) VALUES " + rows)
                .execute(values)
                .mapEmpty();
    }
}
