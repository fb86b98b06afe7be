package cn.servicecircle.picture;

import static cn.servicecircle.picture.PictureFixture.DOUBTFUL;
import static cn.servicecircle.picture.PictureFixture.FINE;
import static cn.servicecircle.picture.PictureFixture.RISKY;
import static cn.servicecircle.picture.PictureFixture.seen;
import static cn.servicecircle.picture.PictureFixture.upload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.embedded.PushManner;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import cn.servicecircle.upload.TestPdfs;
import cn.servicecircle.upload.TestPictures;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures from their upload to where others see them, or do not. */
class PictureApiIT {
    private static final TestClock CLOCK = new TestClock("2026-03-02T09:00");
    private static TestApp app;
    private static PictureFixture pictures;
    private static ApiClient author;
    private static ApiClient neighbour;
    private static ApiClient moderator;

    @BeforeAll
    static void start() {
        app = TestApp.start("pictures", Map.of(), CLOCK);
        pictures = new PictureFixture(app);
        author = pictures.author;
        neighbour = pictures.neighbour;
        moderator = pictures.moderator;
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** What other tests uploaded was uploaded yesterday. */
    @BeforeEach
    void newDay() throws SQLException {
        Jdbc.run(app.mySqlUri(), "UPDATE picture SET uploaded_at = uploaded_at - INTERVAL 1 DAY");
    }

    @AfterEach
    void heal() {
        app.simulator().clearFaults();
    }

    @Test
    void aPicture_isHidden_untilItPassed_andItsPostIsPublished() {
        app.simulator().push(PushManner.HELD);
        long picture = pictures.uploaded(FINE);
        assertEquals(200, pictures.status(author, picture));
        assertEquals(404, pictures.status(neighbour, picture));
        assertEquals(404, pictures.status(moderator, picture), "not posted yet: nobody else's");
        long topic = pictures.published(picture);
        Answer own = author.get("/topics/" + topic).expect(200);
        assertEquals(1, own.number("picturesWaiting"));
        assertEquals(List.of(), seen(neighbour, topic));
        assertNull(neighbour.get("/topics/" + topic).json().getInteger("picturesWaiting"));
        assertEquals(404, pictures.status(neighbour, picture));
        assertEquals(200, pictures.status(moderator, picture));
        pictures.isAsked(1, picture);
        pictures.pushHeld(1);
        pictures.becomes("passed", picture);
        assertEquals(List.of(picture), seen(neighbour, topic));
        assertNull(author.get("/topics/" + topic).json().getInteger("picturesWaiting"));
        Answer shown = neighbour.get("/pictures/" + picture).expect(200);
        assertEquals("image/jpeg", shown.header("Content-Type"));
        assertEquals("nosniff", shown.header("X-Content-Type-Options"));
        assertTrue(neighbour
                .get("/topics?areaId=" + app.community())
                .expect(200)
                .raw()
                .contains("/pictures/" + picture));
        assertEquals(404, pictures.status(app.as("resident-6"), picture), "lives elsewhere");
    }

    @Test
    void aPassedPicture_ofAPostThatWaits_isSeenByNobodyElse() {
        long picture = pictures.uploaded(FINE);
        pictures.becomes("passed", picture);
        assertEquals(404, pictures.status(neighbour, picture));
        long topic = pictures.post(author, picture).expect(201).id();
        assertEquals(404, pictures.status(neighbour, picture));
        pictures.topics.decide("topic", topic, "{\"decision\":\"publish\"}");
        assertEquals(200, pictures.status(neighbour, picture));
        assertEquals(401, pictures.status(app.anybody(), picture), "the space is not public");
    }

    @Test
    void picturesStandInTheOrderTheirAuthorGave_andOnceOnly() {
        long one = pictures.uploaded(FINE);
        long two = pictures.uploaded(FINE);
        pictures.becomes("passed", one);
        pictures.becomes("passed", two);
        long topic = pictures.published(two, one);
        assertEquals(List.of(two, one), seen(neighbour, topic));
        pictures.post(author, one).expectProblem(422, "picture:not-yours-to-post");
        long three = pictures.uploaded(FINE);
        pictures.post(author, three, three).expectProblem(422, "picture:not-yours-to-post");
        pictures.post(author, three).expect(201);
    }

    @Test
    void aRiskyPicture_isRefused_itsAuthorHears_andNobodySeesIt() {
        app.simulator().push(PushManner.HELD);
        long picture = pictures.uploaded(RISKY);
        long topic = pictures.published(picture);
        pictures.isAsked(1, picture);
        pictures.pushHeld(1);
        pictures.becomes("refused", picture);
        pictures.heard(author, "没有通过微信的安全检查（可能涉及“违法犯罪”）");
        assertEquals(List.of(), seen(neighbour, topic));
        assertEquals(404, pictures.status(neighbour, picture));
        assertEquals(200, pictures.status(moderator, picture), "evidence");
        String days = pictures.value("SELECT DATEDIFF(leave_at, '"
                + CLOCK.instant().toString().substring(0, 10) + "') FROM picture WHERE id = " + picture);
        assertTrue(Integer.parseInt(days) >= 184, "kept for " + days + " days");
    }

    @Test
    void whatWasRefusedBefore_cannotBePosted() {
        long picture = pictures.uploaded(RISKY);
        pictures.becomes("refused", picture);
        pictures.post(author, picture).expectProblem(422, "picture:refused");
        long fine = pictures.uploaded(FINE);
        pictures.post(author, fine, picture).expectProblem(422, "picture:refused");
        pictures.post(author, fine).expect(201);
    }

    @Test
    void aComment_isShownAtOnce_andItsPicturesWhenTheyPassed() {
        app.simulator().push(PushManner.HELD);
        long topic = pictures.topics.published();
        long picture = pictures.uploaded(DOUBTFUL);
        String comments = "/topics/" + topic + "/comments";
        long comment = author.post(comments, "{\"body\":\"看图\",\"pictureIds\":[%d]}".formatted(picture))
                .expect(201)
                .id();
        assertTrue(neighbour.get(comments).expect(200).ids().contains(comment));
        assertFalse(neighbour.get(comments).raw().contains("/pictures/"));
        assertTrue(author.get(comments).raw().contains("/pictures/" + picture));
        pictures.isAsked(1, picture);
        pictures.pushHeld(1);
        pictures.becomes("for-person", picture);
        pictures.topics.decide("comment", comment, "{\"decision\":\"publish\"}");
        assertTrue(neighbour.get(comments).raw().contains("/pictures/" + picture));
        assertEquals(200, pictures.status(neighbour, picture));
        author.post(comments, "{\"body\":\"四张\",\"pictureIds\":[1,2,3,4]}").expectProblem(422, "request:invalid");
    }

    @Test
    void whatItsAuthorTakesDown_nobodySeesAnyMore_butTheModerators() {
        long picture = pictures.uploaded(FINE);
        pictures.becomes("passed", picture);
        long topic = pictures.published(picture);
        assertEquals(200, pictures.status(neighbour, picture));
        neighbour.delete("/pictures/" + picture).expectProblem(404, "picture:not-found");
        author.delete("/pictures/" + picture).expect(204);
        assertEquals(List.of(), seen(neighbour, topic));
        assertEquals(List.of(), seen(author, topic));
        assertEquals(404, pictures.status(neighbour, picture));
        assertEquals(404, pictures.status(author, picture));
        assertEquals(200, pictures.status(moderator, picture));
        long unposted = pictures.uploaded(FINE);
        author.delete("/pictures/" + unposted).expect(204);
        assertEquals("0", pictures.value("SELECT COUNT(*) FROM picture WHERE id = " + unposted));
    }

    @Test
    void somebodyElse_canNeitherReadNorUseNorDeleteMine() {
        long picture = pictures.uploaded(FINE);
        assertEquals(404, pictures.status(neighbour, picture));
        pictures.post(neighbour, picture).expectProblem(422, "picture:not-yours-to-post");
        neighbour.delete("/pictures/" + picture).expectProblem(404, "picture:not-found");
        app.anybody().get("/pictures/" + picture).expect(401);
        pictures.post(author, picture).expect(201);
    }

    @Test
    void nothingButPixelsIsKept_andNothingButPicturesIsTaken() {
        long picture = pictures.uploaded(TestPictures.photo(40, 24, 6));
        String bytes = new String(author.get("/pictures/" + picture).expect(200).bytes(), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(TestPictures.SECRET) || bytes.contains("Exif"));
        String why = upload(author, TestPdfs.plain())
                .expectProblem(422, "upload:unknown-type")
                .text("detail");
        assertFalse(why.contains("PDF"), why);
        upload(author, "GIF89a".getBytes(StandardCharsets.US_ASCII)).expectProblem(422, "upload:unknown-type");
        upload(author, TestPictures.pngDeclaring(50_000, 50_000, 8, 2)).expectProblem(422, "upload:too-many-pixels");
        author.upload("/pictures", "image/png", FINE).expectProblem(400, "request:header-missing");
    }

    @Test
    void theSameUploadAgain_isOnePicture() {
        String key = UUID.randomUUID().toString();
        Answer first = author.upload("/pictures", "image/png", FINE, "Idempotency-Key", key);
        Answer again = author.upload("/pictures", "image/png", FINE, "Idempotency-Key", key);
        assertEquals(first.expect(201).id(), again.expect(201).id());
        author.upload("/pictures", "image/png", RISKY, "Idempotency-Key", key)
                .expectProblem(422, "idempotency:key-reused");
    }

    @Test
    void nobodyHoardsPictures_andWhatWasNeverPosted_goesAfterADay() {
        ApiClient hoarder = app.as("resident-5");
        long first = upload(hoarder, FINE).expect(201).id();
        for (int i = 1; i < Quota.MOST_UNPOSTED; i++) {
            upload(hoarder, FINE).expect(201);
        }
        upload(hoarder, FINE).expectProblem(409, "picture:too-many-unposted");
        CLOCK.goOn(Duration.ofHours(25));
        Eventually.within(PictureFixture.PATIENCE, "gone", () -> pictures.value(
                        "SELECT COUNT(*) FROM picture WHERE id = " + first)
                .equals("0"));
        upload(hoarder, FINE).expect(201);
    }

    /** The secret is planted, because nobody but WeChat is ever told one. */
    @Test
    void aSecret_opensOnePicture_whileItIsChecked_andNoLonger() throws SQLException {
        app.simulator().push(PushManner.HELD);
        long picture = pictures.uploaded(FINE);
        String secret = UUID.randomUUID().toString().replace("-", "") + "0123456789a";
        String path = "/picture-checks/" + secret;
        app.anybody().get(path).expectProblem(404, "picture:not-found");
        Jdbc.run(
                app.mySqlUri(),
                "INSERT INTO picture_check (picture_id, token_sha256, asked_at) VALUES (" + picture + ", UNHEX(SHA2('"
                        + secret + "', 256)), '"
                        + CLOCK.instant().toString().substring(0, 19).replace('T', ' ') + "')");
        Answer fetched = app.anybody().get(path).expect(200);
        assertEquals("nosniff", fetched.header("X-Content-Type-Options"));
        assertTrue(fetched.header("Cache-Control").contains("no-store"));
        pictures.isAsked(1, picture);
        CLOCK.goOn(Duration.ofMinutes(61));
        app.anybody().get(path).expectProblem(404, "picture:not-found");
        CLOCK.goOn(Duration.ofMinutes(-61));
        app.anybody().get(path).expect(200);
        pictures.pushHeld(1);
        pictures.becomes("passed", picture);
        app.anybody().get(path).expectProblem(404, "picture:not-found");
    }
}
