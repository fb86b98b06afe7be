package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandStore.Named;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Lists of errands in SQL, each in one round trip along one index. */
public final class ListStore {
    /** People stop caring beyond this many, and so does a count. */
    static final int COUNTED = 100;

    /** What is confidential and lies with those above is none of the station's. */
    public static final String NOT_KEPT_FROM_STATION = "(NOT e.confidential OR e.level_area_id IS NULL)";

    /**
     * The indexes are named, because MySQL 9.7 leaves them for cursors among the newest and goes along all errands, of which few
     * are the station's. Not where a worker or a tracking number leads to them.
     */
    private static final String OF_STATION =
            ErrandStore.namedAlong("FORCE INDEX (errand_of_station, errand_of_station_due, errand_of_item_at_station)");

    private static final String OF_STATION_IN_STATE =
            ErrandStore.namedAlong("FORCE INDEX (errand_of_station_in_state, errand_of_item_at_station)");
    private static final String OF_LEVEL = ErrandStore.namedAlong("FORCE INDEX (errand_of_level)");

    /** A person's own, and those of whoever the person is linked with; each half is short before they are put together. */
    Future<List<Named>> ofPerson(SqlClient sql, long personId, Page page) {
        return sql.preparedQuery(ErrandStore.NAMED + """
                        JOIN (
                          (SELECT id FROM errand WHERE principal_id = ? AND id < ? ORDER BY id DESC LIMIT ?)
                          UNION ALL
                          (SELECT o.id
                           FROM kinship k
                           JOIN errand o ON o.principal_id = k.principal_id
                           WHERE k.relative_id = ? AND k.ended_at IS NULL AND o.id < ?
                           ORDER BY o.id DESC
                           LIMIT ?)
                        ) mine ON mine.id = e.id
                        ORDER BY e.id DESC
                        LIMIT ?
                        """)
                .mapping(ErrandStore::named)
                .execute(Tuple.of(personId, page.before(), page.fetch(), personId, page.before(), page.fetch())
                        .addInteger(page.fetch()))
                .map(Rows::list);
    }

    Future<List<Named>> ofStation(SqlClient sql, long stationId, WorkList wanted, Page page) {
        String along = wanted.state().isPresent() ? OF_STATION_IN_STATE : OF_STATION;
        return list(sql, along, NOT_KEPT_FROM_STATION + " AND e.station_id", stationId, wanted, page);
    }

    /** What was handed up to the 管家 of an area. */
    Future<List<Named>> ofLevel(SqlClient sql, long areaId, WorkList wanted, Page page) {
        return list(sql, OF_LEVEL, "e.level_area_id", areaId, wanted, page);
    }

    private static Future<List<Named>> list(
            SqlClient sql, String along, String where, long id, WorkList wanted, Page page) {
        boolean led = wanted.worker().isPresent() || wanted.trackingNumber().isPresent();
        StringBuilder text = new StringBuilder(led ? ErrandStore.NAMED : along);
        Tuple values = Tuple.tuple();
        wanted.worker().ifPresent(worker -> {
            text.append(" JOIN errand_worker w ON w.errand_id = e.id AND w.person_id = ?");
            values.addLong(worker);
        });
        text.append(" WHERE ").append(where).append(" = ? AND e.id < ?");
        values.addLong(id).addLong(page.before());
        wanted.state().ifPresent(state -> {
            text.append(" AND e.state = ?");
            values.addString(state.word());
        });
        wanted.itemId().ifPresent(item -> {
            text.append(" AND e.service_item_id = ?");
            values.addLong(item);
        });
        wanted.before().ifPresent(before -> {
            text.append(" AND e.due_at <= ?");
            values.addLocalDateTime(Rows.utc(before));
        });
        wanted.trackingNumber().ifPresent(number -> {
            text.append(" AND e.tracking_number = ?");
            values.addString(number);
        });
        text.append(" ORDER BY e.id DESC LIMIT ?");
        return sql.preparedQuery(text.toString())
                .mapping(ErrandStore::named)
                .execute(values.addInteger(page.fetch()))
                .map(Rows::list);
    }

    /**
     * How many of a station's errands wait for somebody, none counted beyond {@link #COUNTED}.
     *
     * @param overdue whose time limit is over
     * @param mine    for which the asker is responsible, here and elsewhere
     */
    record Counts(int filed, int handedOver, int accepted, int inProgress, int waiting, int overdue, int mine) {}

    Future<Counts> countsOf(SqlClient sql, long stationId, long personId, Instant now) {
        return sql.preparedQuery("SELECT " + inState("filed") + ", " + inState("handed-over") + ", "
                        + inState("accepted") + ", " + inState("in-progress") + ", " + inState("waiting") + ", "
                        + counted(NOT_KEPT_FROM_STATION + " AND station_id = ? AND due_at <= ?") + ", "
                        + counted("responsible_id = ? AND state IN ('accepted', 'in-progress', 'waiting')"))
                .mapping(row -> new Counts(
                        row.getInteger(0),
                        row.getInteger(1),
                        row.getInteger(2),
                        row.getInteger(3),
                        row.getInteger(4),
                        row.getInteger(5),
                        row.getInteger(6)))
                .execute(Tuple.of(stationId, stationId, stationId, stationId, stationId, stationId)
                        .addLocalDateTime(Rows.utc(now))
                        .addLong(personId))
                .map(rows -> rows.iterator().next());
    }

    private static String inState(String state) {
        return counted(NOT_KEPT_FROM_STATION + " AND station_id = ? AND state = '" + state + "'");
    }

    private static String counted(String condition) {
        return "(SELECT COUNT(*) FROM (SELECT 1 FROM errand e WHERE " + condition + " LIMIT " + COUNTED + ") counted)";
    }
}
