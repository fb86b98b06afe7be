package cn.servicecircle.callback;

import cn.servicecircle.kernel.Role;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** In SQL: who has nothing to do with an errand but their role, and so may call back about it. */
public final class CandidateStore {

    /**
     * One role that a person holds.
     *
     * @param stationId of a member of a station's staff; null of a 管家 or an admin
     * @param toDo      how many callbacks lie with the person already
     */
    record Candidate(long personId, Role role, long areaId, Long stationId, int toDo) {}

    /**
     * The staff of the station, the 管家 and the admins of the areas; without the principal, whoever worked on the errand, and
     * whoever has passed on a callback about it.
     *
     * @param stationId null for nobody of a station's staff
     */
    Future<List<Candidate>> of(SqlClient tx, long errandId, Long stationId, List<Long> areas) {
        Tuple values = Tuple.of(stationId);
        areas.forEach(values::addLong);
        return tx.preparedQuery("""
                        SELECT g.person_id, g.role, g.area_id, g.station_id,
                               (SELECT COUNT(*) FROM callback c WHERE c.assigned_id = g.person_id AND c.ended_at IS NULL) AS to_do
                        FROM errand e
                        JOIN role_grant g ON g.role = 'staff' AND g.station_id = ?
                             OR g.role IN ('staff', 'admin') AND g.station_id IS NULL AND g.area_id IN (%s)
                        WHERE e.id = ? AND g.person_id NOT IN (e.principal_id, COALESCE(e.responsible_id, 0))
                          AND NOT EXISTS (SELECT 1 FROM errand_worker w
                                          WHERE w.errand_id = e.id AND w.person_id = g.person_id)
                          AND NOT EXISTS (SELECT 1 FROM callback c JOIN callback_note n ON n.callback_id = c.id
                                          WHERE c.errand_id = e.id AND n.author_id = g.person_id AND n.kind = 'passed-on')
                        """.formatted(Rows.marks(areas)))
                .mapping(row -> new Candidate(
                        row.getLong("person_id"),
                        Role.of(row.getString("role")),
                        row.getLong("area_id"),
                        row.getLong("station_id"),
                        row.getInteger("to_do")))
                .execute(values.addLong(errandId))
                .map(Rows::list);
    }
}
