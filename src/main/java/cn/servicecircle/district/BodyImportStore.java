package cn.servicecircle.district;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** The bodies that a street can call, in table body: the files bring them in, and the admins keep them. */
final class BodyImportStore {

    Future<List<String>> read(SqlClient tx) {
        return BulkStore.read(tx, "SELECT name FROM body", mapping(row -> row.getString("name"), toList()));
    }

    Future<Void> add(SqlClient tx, List<String> names) {
        return BulkStore.write(
                tx,
                "INSERT IGNORE INTO body (name, active) VALUES %s",
                names.stream().map(name -> Tuple.of(name, true)).toList());
    }
}
