package cn.servicecircle.space;

import cn.servicecircle.Helps;
import cn.servicecircle.Spaces;
import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.ApiClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever lies in a space that is not public is there for those who live there or see to it, and for nobody else. */
class SpaceAccessIT {
    private static TestApp app;
    private static long space;

    private final ApiClient stranger = app.as("resident-6");
    private final List<ApiClient> readers = List.of(
            app.as("resident-2"), app.as("steward-1"), app.as("steward-2"), app.as("moderator-1"), app.as("admin"));

    @BeforeAll
    static void start() {
        app = TestApp.start("space_access", Map.of());
        space = Spaces.ownOf(app, app.community());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/topics?spaceId=%d",
                "/topics?areaId=%2$d",
                "/topics/similar?areaId=%2$d&title=%%E8%%B7%%AF%%E7%%81%%AF",
                "/helps?spaceId=%d",
                "/helps?areaId=%2$d",
                "/spaces/%d/meetings"
            })
    void whoeverWouldLookThroughIt_hearsThatItIsForOthers(String list) {
        String path = list.formatted(space, app.community());
        stranger.get(path).expectProblem(403, "space:not-your-area");
        readers.forEach(reader -> reader.get(path).expect(200));
    }

    @Test
    void whatLiesInIt_isNotThereForOthers() {
        String topic = "/topics/" + new Topics(app).published("议题", Topics.SMALL);
        String help = new Helps(app).ask(app.as("resident-1"));
        for (String path : List.of(topic, topic + "/comments", topic + "/course", topic + "/answers")) {
            stranger.get(path).expectProblem(404, "topic:not-found");
            readers.forEach(reader -> reader.get(path).expect(200));
        }
        stranger.get(help).expectProblem(404, "help:not-found");
        readers.forEach(reader -> reader.get(help).expect(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/topics", "/helps"})
    void whereItIs_isSaidOnce(String list) {
        String both = list + "?spaceId=%d&areaId=%d".formatted(space, app.community());
        for (String path : List.of(list, both)) {
            app.as("resident-2").get(path).expectProblem(422, "space:where");
        }
    }
}
