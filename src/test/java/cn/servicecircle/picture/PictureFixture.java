package cn.servicecircle.picture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.upload.TestPictures;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Pictures of resident-1's in topics of 万安门社区, and in what state they are. */
final class PictureFixture {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final byte[] FINE = TestPictures.png(64, 48);
    static final byte[] RISKY = TestPictures.plain(Color.RED);
    static final byte[] DOUBTFUL = TestPictures.plain(Color.YELLOW);

    final TestApp app;
    final ApiClient author;
    final ApiClient neighbour;
    final ApiClient moderator;
    final Topics topics;

    PictureFixture(TestApp app) {
        this.app = app;
        this.author = app.as("resident-1");
        this.neighbour = app.as("resident-2");
        this.moderator = app.as("moderator-1");
        this.topics = new Topics(app);
    }

    static Answer upload(ApiClient who, byte[] picture) {
        return who.upload(
                "/pictures",
                "application/octet-stream",
                picture,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    long uploaded(byte[] picture) {
        return upload(author, picture).expect(201).id();
    }

    Answer post(ApiClient who, Long... pictures) {
        return who.post(
                "/topics",
                "{\"areaId\":%d,\"title\":\"有图\",\"body\":\"内容\",\"pictureIds\":[%s]}"
                        .formatted(
                                app.community(),
                                Arrays.stream(pictures).map(String::valueOf).collect(Collectors.joining(","))));
    }

    /** A topic that moderator-1 has published. */
    long published(Long... pictures) {
        long topic = post(author, pictures).expect(201).id();
        topics.decide("topic", topic, "{\"decision\":\"publish\"}");
        return topic;
    }

    /** Those that somebody sees in a topic. */
    static List<Long> seen(ApiClient who, long topic) {
        JsonArray pictures = who.get("/topics/" + topic).expect(200).json().getJsonArray("pictures");
        return pictures == null
                ? List.of()
                : pictures.stream()
                        .map(picture -> ((JsonObject) picture).getLong("id"))
                        .toList();
    }

    int status(ApiClient who, long picture) {
        return who.get("/pictures/" + picture).status();
    }

    String column(String column, long picture) {
        return value("SELECT " + column + " FROM picture WHERE id = " + picture);
    }

    String value(String query) {
        try {
            return Jdbc.value(app.mySqlUri(), query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void becomes(String state, long picture) {
        Eventually.within(PATIENCE, "picture " + picture + " is " + state, () -> column("state", picture)
                .equals(state));
    }

    /** How often WeChat has taken the question. */
    void isAsked(int times, long picture) {
        Eventually.within(PATIENCE, "asked " + times + " times", () -> column("asks", picture)
                .equals(String.valueOf(times)));
    }

    void pushesAre(int taken) {
        Eventually.within(PATIENCE, taken + " pushes", () -> app.simulator().pushed() >= taken);
    }

    /** Until then WeChat would push in the manner that it is told to next. */
    void isHeld(int atLeast) {
        Eventually.within(PATIENCE, "held back", () -> app.simulator().held() >= atLeast);
    }

    /** What WeChat held back. */
    void pushHeld(int atLeast) {
        isHeld(atLeast);
        TestApp.await(app.simulator().pushHeld());
    }

    void heard(ApiClient who, String words) {
        assertTrue(who.get("/notifications?limit=50").expect(200).raw().contains(words), "not told: " + words);
    }
}
