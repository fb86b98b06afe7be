package cn.servicecircle.picture;

import static cn.servicecircle.picture.PictureFixture.DOUBTFUL;
import static cn.servicecircle.picture.PictureFixture.FINE;
import static cn.servicecircle.picture.PictureFixture.RISKY;
import static cn.servicecircle.picture.PictureFixture.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.embedded.PushManner;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures at the moderators' desk: what is decided on a post is decided on them, where somebody looked at them. */
class PictureModerationIT {
    private static final TestClock CLOCK = new TestClock("2026-03-02T09:00");
    private static final String HIDE = "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"示例\"}";
    private static TestApp app;
    private static PictureFixture pictures;
    private static ApiClient author;
    private static ApiClient neighbour;
    private static ApiClient moderator;

    @BeforeAll
    static void start() {
        app = TestApp.start("picture_moderation", Map.of(), CLOCK);
        pictures = new PictureFixture(app);
        author = pictures.author;
        neighbour = pictures.neighbour;
        moderator = pictures.moderator;
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void heal() {
        app.simulator().clearFaults();
    }

    @Test
    void aDoubtfulPicture_waitsForAPerson_whoDecidesOnItWithThePost() {
        long picture = pictures.uploaded(DOUBTFUL);
        pictures.becomes("for-person", picture);
        long topic = pictures.post(author, picture).expect(201).id();
        long open = pictures.topics.caseOf("topic", topic).orElseThrow();
        String shown = moderator.get("/moderations/" + open).expect(200).raw();
        assertTrue(shown.contains("/pictures/" + picture), shown);
        assertTrue(moderator.get("/moderations?limit=50").expect(200).raw().contains("/pictures/" + picture));
        pictures.topics.decide("topic", topic, "{\"decision\":\"publish\"}");
        assertEquals("passed", pictures.column("state", picture));
        assertEquals(200, pictures.status(neighbour, picture));
    }

    @Test
    void aPublishedPost_comesBackToTheQueue_whenOneOfItsPicturesWantsAPerson() {
        app.simulator().push(PushManner.HELD);
        long picture = pictures.uploaded(DOUBTFUL);
        long topic = pictures.published(picture);
        assertTrue(pictures.topics.caseOf("topic", topic).isEmpty());
        pictures.isAsked(1, picture);
        pictures.pushHeld(1);
        pictures.becomes("for-person", picture);
        assertEquals(200, neighbour.get("/topics/" + topic).status(), "the text stays");
        long open = pictures.topics.caseOf("topic", topic).orElseThrow();
        Answer whole = moderator.get("/moderations/" + open).expect(200);
        assertEquals("pictures", whole.json().getJsonObject("moderation").getString("cause"));
        pictures.topics.decide("topic", topic, "{\"decision\":\"publish\"}");
        assertEquals(List.of(picture), seen(neighbour, topic));
    }

    @Test
    void hidingAPost_hidesItsPictures_andAModeratorStillSeesThem() {
        long passed = pictures.uploaded(FINE);
        pictures.becomes("passed", passed);
        long doubtful = pictures.uploaded(DOUBTFUL);
        pictures.becomes("for-person", doubtful);
        long topic = pictures.post(author, passed, doubtful).expect(201).id();
        pictures.topics.decide("topic", topic, HIDE);
        for (long picture : List.of(passed, doubtful)) {
            assertEquals(404, pictures.status(neighbour, picture));
            assertEquals(200, pictures.status(moderator, picture));
            assertEquals(200, pictures.status(author, picture));
        }
        assertEquals("refused", pictures.column("state", doubtful));
    }

    @Test
    void aPostHiddenForItsText_leavesItsPictureToWeChat_andAnAppealDoesNotBringBackARiskyOne() {
        app.simulator().push(PushManner.HELD);
        long picture = pictures.uploaded(RISKY);
        long topic = pictures.post(author, picture).expect(201).id();
        long open = pictures.topics.caseOf("topic", topic).orElseThrow();
        pictures.isAsked(1, picture);
        pictures.topics.decide("topic", topic, HIDE);
        assertEquals("waiting", pictures.column("state", picture));
        pictures.pushHeld(1);
        pictures.becomes("refused", picture);
        author.post("/moderations/" + open + "/appeal", "{\"reason\":\"示例\"}").expect(200);
        app.as("moderator-3")
                .post("/moderations/" + open + "/appeal/answer", "{\"upheld\":false,\"answer\":\"示例\"}")
                .expect(200);
        assertEquals(List.of(), seen(neighbour, topic));
        assertEquals("refused", pictures.column("state", picture));
        assertEquals("risky", pictures.column("machine_says", picture));
    }

    @Test
    void aPictureThatTurnsUpInAnOpenCase_isDecidedWithIt_whereTheModeratorSaysToHaveLookedAtIt() {
        app.simulator().push(PushManner.HELD);
        long picture = pictures.uploaded(DOUBTFUL);
        long topic = pictures.post(author, picture).expect(201).id();
        pictures.isAsked(1, picture);
        CLOCK.goOn(Duration.ofMinutes(1));
        pictures.pushHeld(1);
        pictures.becomes("for-person", picture);
        pictures.topics.decide("topic", topic, "{\"decision\":\"publish\",\"pictureIds\":[%d]}".formatted(picture));
        assertEquals(List.of(picture), seen(neighbour, topic));
        assertTrue(pictures.topics.caseOf("topic", topic).isEmpty());
    }

    @Test
    void whatAPersonHasToLookAtSinceTheCaseWasOpened_isNotPassedByIt_butBringsItBack() {
        app.simulator().push(PushManner.HELD);
        long picture = pictures.uploaded(DOUBTFUL);
        long topic = pictures.post(author, picture).expect(201).id();
        long open = pictures.topics.caseOf("topic", topic).orElseThrow();
        String shown = moderator.get("/moderations/" + open).expect(200).raw();
        assertTrue(shown.contains("\"state\":\"waiting\""), shown);
        pictures.isAsked(1, picture);
        CLOCK.goOn(Duration.ofMinutes(1));
        pictures.pushHeld(1);
        pictures.becomes("for-person", picture);
        pictures.topics.decide("topic", topic, "{\"decision\":\"publish\"}");
        assertEquals(200, neighbour.get("/topics/" + topic).status(), "the text is out");
        assertEquals(List.of(), seen(neighbour, topic));
        assertEquals("for-person", pictures.column("state", picture));
        Answer again = moderator.get("/moderations/" + open).expect(200);
        assertEquals("open", again.json().getJsonObject("moderation").getString("state"));
        assertEquals("pictures", again.json().getJsonObject("moderation").getString("cause"));
        pictures.topics.decide("topic", topic, "{\"decision\":\"publish\"}");
        assertEquals(List.of(picture), seen(neighbour, topic));
    }
}
