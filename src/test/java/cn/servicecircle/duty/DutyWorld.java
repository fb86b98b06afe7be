package cn.servicecircle.duty;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonObject;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 风景嘉苑's station at a time of its own, where staff-1 and staff-2 take turns and steward-1 plans. */
final class DutyWorld implements AutoCloseable {
    final TestClock clock;
    final TestApp app;
    final String station;
    private final Map<String, Long> ids = new HashMap<>();

    DutyWorld(String database, String time) {
        this.clock = new TestClock(time);
        this.app = TestApp.start(database, clock);
        this.station = "/stations/" + app.station();
    }

    long id(String who) {
        return ids.computeIfAbsent(
                who, name -> app.as(name).get("/me").expect(200).id());
    }

    /** A shift as {@code publishRota} takes it, in local time of one day; person null: a hole. */
    String shift(String day, String from, String to, String person) {
        return "{\"from\":\"%s\",\"to\":\"%s\"%s}"
                .formatted(moment(day, from), moment(day, to), person == null ? "" : ",\"personId\":" + id(person));
    }

    String moment(String day, String time) {
        return LocalDateTime.parse(day + "T" + time)
                .atZone(clock.getZone())
                .toInstant()
                .toString();
    }

    Answer publish(String... shifts) {
        return publishAt(station, shifts);
    }

    Answer publishAt(String path, String... shifts) {
        return app.as("steward-3")
                .post(
                        path + "/rota",
                        Stream.of(shifts).collect(Collectors.joining(",", "{\"shifts\":[", "]}")),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    /** The path of the shift that begins then. */
    String path(Answer rota, String day, String from) {
        return rota.items().stream()
                .map(JsonObject.class::cast)
                .filter(shift -> shift.getString("from").equals(moment(day, from)))
                .map(shift -> "/duty-shifts/" + shift.getLong("id"))
                .findFirst()
                .orElseThrow();
    }

    String published(String day, String from, String to, String person) {
        return path(publish(shift(day, from, to, person)).expect(201), day, from);
    }

    List<String> notices(String who, String kind) {
        return app.as(who).get("/notifications?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(notice -> notice.getString("kind").equals(kind))
                .map(notice -> notice.getString("text"))
                .toList();
    }

    /** One opening span of the board. */
    JsonObject span(String day, String from) {
        return app.anybody().get(station + "/duty").expect(200).json().getJsonArray("days").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("date").equals(day))
                .flatMap(one -> one.getJsonArray("spans").stream())
                .map(JsonObject.class::cast)
                .filter(span -> span.getString("from").equals(from))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        app.close();
    }
}
