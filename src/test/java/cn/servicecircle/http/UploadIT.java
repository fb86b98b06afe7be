package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.upload.TestPictures;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as they come over the wire, to a node with a second of patience, and three with an upload. */
class UploadIT {
    private static final int PATIENCE_MILLIS = 1_000;
    private static final int UPLOAD_PATIENCE_MILLIS = 3_000;
    private static final byte[] PHOTO = TestPictures.jpeg(40, 24);
    private static final String GET = "GET /api/v1/areas HTTP/1.1\r\nHost: x\r\n\r\n";

    private static TestApp app;
    private static String path;
    private static String token;

    @BeforeAll
    static void start() {
        app = TestApp.start(
                "upload", Map.of("CIRCLE_HTTP_PATIENCE_SECONDS", "1", "CIRCLE_HTTP_UPLOAD_PATIENCE_SECONDS", "3"));
        token = app.as("resident-1").token();
        long errand = app.as("resident-1")
                .post(
                        "/errands",
                        "{\"serviceItemId\":1,\"stationId\":1,\"description\":\"示例\"}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201)
                .id();
        path = "/api/v1/errands/" + errand + "/attachments?purpose=photo";
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static RawConnection connection() {
        return new RawConnection(app.port());
    }

    private static String head(String bearer, String headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + bearer + "\r\nIdempotency-Key: "
                + UUID.randomUUID() + "\r\n" + headers + "\r\n";
    }

    private static String head(String headers) {
        return head(token, headers);
    }

    private static String photo(int length) {
        return "Content-Type: image/jpeg\r\nContent-Length: " + length + "\r\n";
    }

    /** How many files lie where they are received. */
    private static int received() {
        String[] names = app.attachments().resolve("incoming").toFile().list();
        return names == null ? 0 : names.length;
    }

    private static void assertNothingLeft() {
        Eventually.within(Duration.ofSeconds(5), "received files gone", () -> received() == 0);
    }

    @Test
    void aPhoto_isTaken_andTheConnectionGoesOn() {
        try (RawConnection connection = connection()) {
            connection.send(head(photo(PHOTO.length))).send(PHOTO).answer().expect(201);
            connection.send(GET).answer().expect(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Content-Type: image/jpeg\r\nContent-Length: 10485761\r\n', 413",
        "'Content-Type: image/jpeg\r\nContent-Length: 999999999999\r\n', 413",
        "'Content-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\n', 411",
        "'Content-Type: image/jpeg\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n', 415",
        "'Content-Type: image/gif\r\nContent-Length: 5\r\n', 415",
        "'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 5\r\n', 415",
        "'Content-Type: application/json\r\nContent-Length: 5\r\n', 415",
        "'Content-Length: 5\r\n', 415",
        "'Content-Type: image/jpeg\r\nAccept: image/*\r\nContent-Length: 5\r\n', 406",
    })
    @Tag("ASVS-5.2.1")
    void whatMayNotBeSent_isRefusedUnread(String headers, int status) {
        try (RawConnection connection = connection()) {
            connection.send(head(headers)).answer().refusal(status);
        }
    }

    @Test
    @Tag("ASVS-5.2.1")
    void tenMebibytes_andNotAByteMore() {
        try (RawConnection connection = connection()) {
            byte[] most = Arrays.copyOf(PHOTO, Upload.LIMIT);
            connection.send(head(photo(Upload.LIMIT))).send(most).answer().expect(201);
        }
        try (RawConnection connection = connection()) {
            byte[] more = Arrays.copyOf(PHOTO, Upload.LIMIT + 1);
            connection.send(head(photo(more.length))).send(more).answer().refusal(413);
            assertTrue(connection.endsWithin(PATIENCE_MILLIS), "the connection stayed open");
        }
    }

    @Test
    void otherOperations_takeNoMoreThanBefore() {
        try (RawConnection connection = connection()) {
            connection
                    .send("POST /api/v1/errands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 65537\r\n\r\n")
                    .answer()
                    .refusal(413);
        }
        try (RawConnection connection = connection()) {
            connection.send(head(photo(70_000)).replace("POST", "PUT")).answer().refusal(413);
        }
    }

    @Test
    void whoIsNotLetIn_isToldSo_andMayAskTheNextThing() {
        try (RawConnection connection = connection()) {
            connection.send(head("nobody", photo(PHOTO.length))).send(PHOTO);
            connection.answer().refusal(401);
            connection.send(GET).answer().expect(200);
        }
        try (RawConnection connection = connection()) {
            byte[] large = new byte[5_000_000];
            connection
                    .send(head(photo(large.length)).replace("purpose=photo", "purpose=x"))
                    .send(large);
            connection.answer().refusal(422);
            connection.send(GET).answer().expect(200);
        }
        assertNothingLeft();
    }

    @Test
    void whoAsksFirst_isAskedToGoOn_whenLetIn() {
        String asking = photo(PHOTO.length) + "Expect: 100-continue\r\n";
        try (RawConnection connection = connection()) {
            connection.send(head("nobody", asking)).answer().refusal(401);
        }
        try (RawConnection connection = connection()) {
            connection.send(head(asking)).answer().expect(100);
            connection.send(PHOTO).answer().expect(201);
        }
    }

    /** Sends a byte now and then until the server hangs up, and tells after how long it did. */
    private static long millisUntilCut(RawConnection connection) {
        long began = System.nanoTime();
        long millis = 0;
        while (millis < 3 * UPLOAD_PATIENCE_MILLIS && !connection.endsWithin(100)) {
            connection.send("x");
            millis = (System.nanoTime() - began) / 1_000_000;
        }
        return millis;
    }

    @Test
    @Tag("ASVS-2.4.1")
    void aSlowUpload_isCut_andLeavesNothing() {
        try (RawConnection connection = connection()) {
            long millis = millisUntilCut(connection.send(head(photo(1_000_000))));
            assertTrue(millis >= UPLOAD_PATIENCE_MILLIS - 100, "cut too early, after " + millis);
            assertTrue(millis <= UPLOAD_PATIENCE_MILLIS + 2_000, "cut too late, after " + millis);
        }
        assertNothingLeft();
    }

    @Test
    void aStrangersSlowUpload_hasNoMorePatienceThanAnything() {
        try (RawConnection connection = connection()) {
            connection.send(head("nobody", photo(1_000_000))).answer().refusal(401);
            long millis = millisUntilCut(connection);
            assertTrue(millis <= PATIENCE_MILLIS + 1_500, "cut too late, after " + millis);
        }
    }

    @Test
    void anUpload_thatTakesItsTime_isTaken() {
        try (RawConnection connection = connection()) {
            connection.send(head(photo(PHOTO.length))).send(Arrays.copyOf(PHOTO, 100));
            assertFalse(connection.endsWithin(2 * PATIENCE_MILLIS), "cut too early");
            connection
                    .send(Arrays.copyOfRange(PHOTO, 100, PHOTO.length))
                    .answer()
                    .expect(201);
        }
    }

    @Test
    void aClientThatLeavesMidway_leavesNothing() {
        try (RawConnection connection = connection()) {
            connection.send(head(photo(1_000_000))).send(new byte[500_000]);
            Eventually.within(Duration.ofSeconds(5), "being received", () -> received() == 1);
        }
        assertNothingLeft();
        assertEquals(200, app.anybody().get("/areas").status());
    }

    @Test
    void clientsThatLeaveAtAnyMoment_leaveNothing() {
        for (int i = 0; i < 100; i++) {
            try (RawConnection connection = connection()) {
                connection.send(head(photo(1_000_000))).send(new byte[i * 1_000]);
            }
        }
        assertNothingLeft();
        Eventually.within(Duration.ofSeconds(5), "a sound upload", () -> {
            try (RawConnection connection = connection()) {
                return connection
                                .send(head(photo(PHOTO.length)))
                                .send(PHOTO)
                                .answer()
                                .status()
                        == 201;
            }
        });
    }
}
