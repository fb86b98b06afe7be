package cn.servicecircle.appointment;

import static java.util.stream.Collectors.toMap;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Map;

/** Rules of stations in SQL. */
public final class RuleStore {

    /** @param usual for the stations that have none of their own */
    public Future<RuleBook> load(SqlClient sql, SlotRules usual) {
        return sql.query("""
                        SELECT station_id, slot_minutes, places_per_person, walk_in_percent, days_ahead, notice_minutes
                        FROM appointment_rules
                        """)
                .collecting(toMap((Row row) -> row.getLong("station_id"), RuleStore::rules))
                .execute()
                .map(rows -> new RuleBook(usual, Map.copyOf(rows.value())));
    }

    private static SlotRules rules(Row row) {
        return new SlotRules(
                row.getInteger("slot_minutes"),
                row.getInteger("places_per_person"),
                row.getInteger("walk_in_percent"),
                row.getInteger("days_ahead"),
                row.getInteger("notice_minutes"));
    }

    /** Every node follows within a second. */
    Future<Void> set(SqlClient tx, long stationId, SlotRules rules) {
        return tx.preparedQuery("""
                        REPLACE INTO appointment_rules
                          (station_id, slot_minutes, places_per_person, walk_in_percent, days_ahead, notice_minutes)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                        stationId,
                        rules.slotMinutes(),
                        rules.placesPerPerson(),
                        rules.walkInPercent(),
                        rules.daysAhead(),
                        rules.noticeMinutes()))
                .compose(set -> tx.query(
                                "UPDATE snapshot_version SET version = version + 1 WHERE name = 'appointment-rules'")
                        .execute())
                .mapEmpty();
    }
}
