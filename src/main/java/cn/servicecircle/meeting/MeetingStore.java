package cn.servicecircle.meeting;

import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.meeting.Meeting.Item;
import cn.servicecircle.meeting.Meeting.Plan;
import cn.servicecircle.meeting.Meeting.Plan.PlannedItem;
import cn.servicecircle.meeting.Meeting.State;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Meetings and their agendas in SQL. */
final class MeetingStore {
    private static final int MOST_IN_FEED = 200;
    private static final String MEETING = """
            SELECT id, space_id, title, starts_at, ends_at, place, station_id, state, revision, why, changed_at
            FROM meeting
            """;

    private record Line(long meetingId, Item item) {}

    Future<Optional<Meeting>> find(SqlClient sql, long id) {
        return with(sql, MEETING + "WHERE id = ?", Tuple.of(id)).map(MeetingStore::only);
    }

    Future<Optional<Meeting>> lock(SqlClient tx, long id) {
        return with(tx, MEETING + "WHERE id = ? FOR UPDATE", Tuple.of(id)).map(MeetingStore::only);
    }

    private static Optional<Meeting> only(List<Meeting> found) {
        return found.stream().findFirst();
    }

    /** The one called last is the first. */
    Future<List<Meeting>> of(SqlClient sql, long spaceId, Page page) {
        return with(
                sql,
                MEETING + "WHERE space_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
                Tuple.of(spaceId, page.before(), page.fetch()));
    }

    Future<List<Meeting>> since(SqlClient sql, long spaceId, Instant from) {
        return with(
                sql,
                MEETING + "WHERE space_id = ? AND starts_at >= ? ORDER BY starts_at LIMIT " + MOST_IN_FEED,
                Tuple.of(spaceId, Rows.utc(from)));
    }

    private static Future<List<Meeting>> with(SqlClient sql, String query, Tuple arguments) {
        return sql.preparedQuery(query)
                .mapping(MeetingStore::meeting)
                .execute(arguments)
                .map(Rows::list)
                .compose(meetings -> agendas(sql, meetings));
    }

    /** The title of a topic is shown as long as the topic is. */
    private static Future<List<Meeting>> agendas(SqlClient sql, List<Meeting> meetings) {
        if (meetings.isEmpty()) {
            return Future.succeededFuture(meetings);
        }
        return sql.preparedQuery("""
                        SELECT i.meeting_id, i.topic_id, i.result,
                               CASE WHEN i.topic_id IS NULL THEN i.text WHEN t.state = 'published' THEN t.title
                                    ELSE '现在不显示的议题' END AS text
                        FROM meeting_item i
                        LEFT JOIN topic t ON t.id = i.topic_id
                        WHERE i.meeting_id IN (%s)
                        ORDER BY i.meeting_id, i.item
                        """.formatted(Rows.marks(meetings)))
                .mapping(row -> new Line(
                        row.getLong("meeting_id"),
                        new Item(row.getLong("topic_id"), row.getString("text"), row.getString("result"))))
                .execute(Tuple.tuple(meetings.stream().<Object>map(Meeting::id).toList()))
                .map(rows -> {
                    Map<Long, List<Item>> byMeeting = Rows.list(rows).stream()
                            .collect(Collectors.groupingBy(
                                    Line::meetingId, Collectors.mapping(Line::item, Collectors.toList())));
                    return meetings.stream()
                            .map(meeting -> with(meeting, byMeeting.getOrDefault(meeting.id(), List.of())))
                            .toList();
                });
    }

    private static Meeting with(Meeting meeting, List<Item> agenda) {
        return new Meeting(
                meeting.id(),
                meeting.spaceId(),
                meeting.title(),
                meeting.startsAt(),
                meeting.endsAt(),
                meeting.place(),
                meeting.stationId(),
                meeting.state(),
                meeting.revision(),
                meeting.why(),
                meeting.changedAt(),
                agenda);
    }

    Future<Long> add(SqlClient tx, long spaceId, long callerId, Plan plan, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO meeting (space_id, called_by, title, starts_at, ends_at, place, station_id, state, revision,
                                             changed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 'called', 0, ?)
                        """)
                .execute(Tuple.of(
                        spaceId,
                        callerId,
                        plan.title(),
                        Rows.utc(plan.startsAt()),
                        Rows.utc(plan.endsAt()),
                        plan.place(),
                        plan.stationId(),
                        Rows.utc(now)))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID))
                .compose(id -> fill(tx, id, plan).map(id));
    }

    Future<Void> change(SqlClient tx, long id, Plan plan, String why, Instant now) {
        return tx.preparedQuery("""
                        UPDATE meeting
                        SET title = ?, starts_at = ?, ends_at = ?, place = ?, station_id = ?, revision = revision + 1, why = ?,
                            changed_at = ?
                        WHERE id = ?
                        """)
                .execute(Tuple.of(
                        plan.title(),
                        Rows.utc(plan.startsAt()),
                        Rows.utc(plan.endsAt()),
                        plan.place(),
                        plan.stationId(),
                        why,
                        Rows.utc(now),
                        id))
                .compose(changed -> tx.preparedQuery("DELETE FROM meeting_item WHERE meeting_id = ?")
                        .execute(Tuple.of(id)))
                .compose(emptied -> fill(tx, id, plan));
    }

    private static Future<Void> fill(SqlClient tx, long id, Plan plan) {
        List<Tuple> lines = new ArrayList<>();
        for (PlannedItem item : plan.agenda()) {
            lines.add(Tuple.of(id, lines.size() + 1, item.topicId(), item.text()));
        }
        return tx.preparedQuery("INSERT INTO meeting_item (meeting_id, item, topic_id, text) VALUES (?, ?, ?, ?)")
                .executeBatch(lines)
                .mapEmpty();
    }

    Future<Void> cancel(SqlClient tx, long id, String why, Instant now) {
        return tx.preparedQuery("""
                        UPDATE meeting SET state = 'cancelled', revision = revision + 1, why = ?, changed_at = ? WHERE id = ?
                        """).execute(Tuple.of(why, Rows.utc(now), id)).mapEmpty();
    }

    Future<Void> held(SqlClient tx, long id) {
        return tx.preparedQuery("UPDATE meeting SET state = 'held' WHERE id = ?")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    /** @param results by the lines of the agenda, from 1 on */
    Future<Void> setResults(SqlClient tx, long id, Map<Integer, String> results) {
        List<Tuple> lines = results.entrySet().stream()
                .map(line -> Tuple.of(line.getValue(), id, line.getKey()))
                .toList();
        return tx.preparedQuery("UPDATE meeting_item SET result = NULL WHERE meeting_id = ?")
                .execute(Tuple.of(id))
                .compose(emptied -> lines.isEmpty()
                        ? Future.succeededFuture()
                        : tx.preparedQuery("UPDATE meeting_item SET result = ? WHERE meeting_id = ? AND item = ?")
                                .executeBatch(lines)
                                .mapEmpty());
    }

    /** Those of the topics that are published in the space. */
    Future<Set<Long>> topics(SqlClient sql, long spaceId, List<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(Set.of())
                : sql.preparedQuery("SELECT id FROM topic WHERE space_id = ? AND state = 'published' AND id IN ("
                                + Rows.marks(ids) + ")")
                        .mapping(row -> row.getLong("id"))
                        .execute(Tuple.tuple(Stream.<Object>concat(Stream.of(spaceId), ids.stream())
                                .toList()))
                        .map(rows -> Set.copyOf(Rows.list(rows)));
    }

    private static Meeting meeting(Row row) {
        return new Meeting(
                row.getLong("id"),
                row.getLong("space_id"),
                row.getString("title"),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "ends_at"),
                row.getString("place"),
                row.getLong("station_id"),
                Worded.of(State.class, row.getString("state")),
                row.getInteger("revision"),
                row.getString("why"),
                Rows.instant(row, "changed_at"),
                List.of());
    }
}
