package cn.servicecircle.whistle;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Bodies in SQL; a district has a few dozen. */
public final class BodyStore {

    Future<List<Body>> list(SqlClient sql) {
        return sql.query("SELECT id, name, contact, active FROM body ORDER BY id")
                .mapping(BodyStore::body)
                .execute()
                .map(Rows::list);
    }

    Future<Optional<Body>> lock(SqlClient tx, long id) {
        return tx.preparedQuery("SELECT id, name, contact, active FROM body WHERE id = ? FOR UPDATE")
                .mapping(BodyStore::body)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    Future<Long> add(SqlClient tx, Body body) {
        return tx.preparedQuery("INSERT INTO body (name, contact, active) VALUES (?, ?, ?)")
                .execute(Tuple.of(body.name(), body.contact(), body.active()))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID))
                .recover(BodyStore::explain);
    }

    Future<Void> save(SqlClient tx, Body body) {
        return tx.preparedQuery("UPDATE body SET name = ?, contact = ?, active = ? WHERE id = ?")
                .execute(Tuple.of(body.name(), body.contact(), body.active(), body.id()))
                .<Void>mapEmpty()
                .recover(BodyStore::explain);
    }

    private static <T> Future<T> explain(Throwable failure) {
        return Future.failedFuture(
                Database.isDuplicate(failure)
                        ? Refusal.conflict("body:name-taken", "已有同名的部门", "请换一个名称，或修改已有的那一个。")
                        : failure);
    }

    static Body body(Row row) {
        return new Body(row.getLong("id"), row.getString("name"), row.getString("contact"), row.getBoolean("active"));
    }
}
