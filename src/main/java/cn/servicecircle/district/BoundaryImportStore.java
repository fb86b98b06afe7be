package cn.servicecircle.district;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.servicecircle.district.District.Boundary;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;

/** The ground that areas cover, in table area_boundary. */
final class BoundaryImportStore {

    Future<List<Boundary>> read(SqlClient tx) {
        return BulkStore.read(
                tx,
                "SELECT a.code, b.wkt FROM area_boundary b JOIN area a ON a.id = b.area_id",
                mapping(row -> new Boundary(row.getString("code"), row.getString("wkt")), toList()));
    }

    /** A boundary that left the file is deleted: nothing hangs on it, and it would go on answering for its ground. */
    Future<Void> save(SqlClient tx, Difference<Boundary> boundaries, Map<String, Long> areas) {
        String delete = "DELETE b FROM area_boundary b JOIN area a ON a.id = b.area_id WHERE a.code IN (%s)";
        String insert = "INSERT INTO area_boundary (area_id, wkt) VALUES %s ON DUPLICATE KEY UPDATE wkt = VALUES(wkt)";
        List<Tuple> left = boundaries.left().stream().map(Tuple::of).toList();
        List<Tuple> rows = boundaries.toWrite().stream()
                .map(boundary -> Tuple.of(areas.get(boundary.area()), boundary.wkt()))
                .toList();
        return BulkStore.write(tx, delete, left).compose(deleted -> BulkStore.write(tx, insert, rows));
    }
}
