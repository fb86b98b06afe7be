package cn.servicecircle.appointment;

import cn.servicecircle.duty.Shift;
import cn.servicecircle.duty.Shift.OnDuty;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** As the rota does it: the shift is closed, and who must know is told in the same transaction. */
final class ShiftFalling {
    private ShiftFalling() {}

    static Future<Void> out(AppointmentWorld world, long id) {
        return world.database.withTransaction(tx -> tx.preparedQuery(
                        "UPDATE duty_shift SET state = 'closed' WHERE id = ?")
                .execute(Tuple.of(id))
                .compose(closed -> tx.query("UPDATE snapshot_version SET version = version + 1 WHERE name = 'duty'")
                        .execute())
                .compose(known -> find(tx, id))
                .compose(shift -> world.displacement.closed(tx, shift)));
    }

    private static Future<Shift> find(SqlClient tx, long id) {
        return tx.preparedQuery("SELECT * FROM duty_shift WHERE id = ?")
                .mapping(row -> new Shift(
                        id,
                        row.getLong("station_id"),
                        Rows.instant(row, "starts_at"),
                        Rows.instant(row, "ends_at"),
                        new OnDuty(row.getLong("person_id"), "", "")))
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows).orElseThrow());
    }
}
