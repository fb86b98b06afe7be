package cn.servicecircle.disclosure;

import cn.servicecircle.geo.Grid;
import cn.servicecircle.geo.Point;
import cn.servicecircle.http.Json;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Public errands in SQL: {@code p} is the row that makes one public, {@code e} the errand itself. */
public final class PublicErrandStore {
    private static final int DECIMALS = 4;

    /** What {@link #errand} reads: no name, and no free text but what is among the answers. */
    public static final String COLUMNS = """
            SELECT e.id, e.tracking_number, e.service_item_id, e.item_version, e.state, e.outcome, e.answers, e.station_id,
                   e.filed_at, e.due_at, p.lng, p.lat, p.shown_area_id,
                   (SELECT v.at FROM errand_event v WHERE v.errand_id = e.id AND v.kind IN (%s) ORDER BY v.id DESC LIMIT 1)
                     AS updated_at
            """.formatted(Milestone.WORDS);

    /** @param place null where none was said */
    public Future<Void> add(SqlClient tx, long errandId, long itemId, Instant filedAt, Place place) {
        Place said = place == null ? new Place(null, null, null) : place;
        Point point = said.point();
        return tx.preparedQuery("""
                        INSERT INTO public_errand
                          (errand_id, service_item_id, filed_at, lng, lat, square, area_id, shown_area_id)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(errandId, itemId, Rows.utc(filedAt))
                        .addDouble(point == null ? null : point.lng())
                        .addDouble(point == null ? null : point.lat())
                        .addLong(point == null ? null : Grid.square(point))
                        .addLong(said.areaId())
                        .addLong(said.shownAreaId()))
                .mapEmpty();
    }

    /** As the resident said it, for those who have the errand, or a part of it, in hand. */
    public Future<Optional<Place>> placeOf(SqlClient sql, long errandId) {
        return sql.preparedQuery("""
                        SELECT p.lng, p.lat, p.area_id, p.shown_area_id
                        FROM errand e
                        JOIN public_errand p ON p.errand_id = COALESCE(e.part_of, e.id)
                        WHERE e.id = ?
                        """)
                .mapping(row -> new Place(point(row), row.getLong("area_id"), row.getLong("shown_area_id")))
                .execute(Tuple.of(errandId))
                .map(rows -> Rows.first(rows).filter(place -> place.point() != null || place.areaId() != null));
    }

    public Future<Optional<PublicErrand>> find(SqlClient sql, long id) {
        return sql.preparedQuery(
                        COLUMNS + " FROM public_errand p JOIN errand e ON e.id = p.errand_id WHERE p.errand_id = ?")
                .mapping(PublicErrandStore::errand)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    /** A step that was taken. */
    public record Step(Milestone milestone, Instant at) {}

    /** In the order in which they happened. */
    public Future<List<Step>> stepsOf(SqlClient sql, long id) {
        return sql.preparedQuery("SELECT kind, at FROM errand_event WHERE errand_id = ? AND kind IN (" + Milestone.WORDS
                        + ") ORDER BY id")
                .mapping(row -> new Step(Worded.of(Milestone.class, row.getString("kind")), Rows.instant(row, "at")))
                .execute(Tuple.of(id))
                .map(Rows::list);
    }

    public static PublicErrand errand(Row row) {
        Point point = point(row);
        return new PublicErrand(
                row.getLong("id"),
                row.getString("tracking_number"),
                row.getLong("service_item_id"),
                row.getInteger("item_version"),
                Worded.of(PublicState.class, row.getString("state")),
                row.getString("outcome"),
                answers(row.getString("answers")),
                row.getLong("station_id"),
                Rows.instant(row, "filed_at"),
                Rows.instant(row, "updated_at"),
                Rows.instant(row, "due_at"),
                point == null ? null : point.rounded(DECIMALS),
                row.getLong("shown_area_id"));
    }

    private static Point point(Row row) {
        Double lng = row.getDouble("lng");
        return lng == null ? null : new Point(lng, row.getDouble("lat"));
    }

    @SuppressWarnings("unchecked") // as Json.encode has written them
    private static Map<String, Object> answers(String json) {
        return json == null ? Map.of() : Json.read(json, Map.class);
    }
}
