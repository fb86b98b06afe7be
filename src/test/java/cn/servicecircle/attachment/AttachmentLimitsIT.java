package cn.servicecircle.attachment;

import static cn.servicecircle.attachment.AttachmentFixture.address;
import static cn.servicecircle.attachment.AttachmentFixture.key;
import static cn.servicecircle.attachment.AttachmentFixture.upload;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.upload.TestPdfs;
import cn.servicecircle.upload.TestPictures;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same upload sent again, and uploads that fill an errand, one after the other and at once. */
class AttachmentLimitsIT {
    private static final int ROUNDS = 20;

    private static TestApp app;
    private static AttachmentFixture fixture;
    private static ApiClient resident;

    private final String errand = fixture.errand();
    private final int keptBefore = fixture.kept().size();

    @BeforeAll
    static void start() {
        app = TestApp.start("attachment_limits", Map.of());
        fixture = new AttachmentFixture(app);
        resident = app.as("resident-1");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void nothingIsLeftOfWhatWasReceived() {
        assertEquals(List.of(), fixture.incoming());
    }

    private void assertKept(int files) {
        assertEquals(keptBefore + files, fixture.kept().size());
    }

    private List<Long> listed() {
        return resident.get(errand + "/attachments").expect(200).ids();
    }

    @Test
    void sentAgain_itGetsTheFirstAnswer() {
        String key = key();
        byte[] photo = TestPictures.jpeg(30, 30);
        Answer first = upload(resident, errand, photo, key).expect(201);
        Answer second = upload(resident, errand, photo, key).expect(201);
        assertEquals(first.raw(), second.raw());
        assertEquals(first.header("Location"), second.header("Location"));
        assertEquals(List.of(first.id()), listed());
        assertKept(1);
    }

    @Test
    void sentAgain_whenTheErrandIsClosed_itStillGetsTheFirstAnswer() {
        String key = key();
        byte[] photo = TestPictures.jpeg(30, 30);
        Answer first = upload(resident, errand, photo, key).expect(201);
        resident.post(errand + "/cancel", null).expect(200);
        assertEquals(
                first.raw(), upload(resident, errand, photo, key).expect(201).raw());
    }

    @Test
    void theSameKey_withAnotherFileOrAnotherWord_isRefused() {
        String key = key();
        upload(resident, errand, TestPictures.jpeg(30, 30), key).expect(201);
        upload(resident, errand, TestPictures.jpeg(30, 31), key).expectProblem(422, "idempotency:key-reused");
        resident.upload(
                        errand + "/attachments?purpose=photo",
                        "image/jpeg",
                        TestPictures.jpeg(30, 30),
                        "Idempotency-Key",
                        key)
                .expectProblem(422, "idempotency:key-reused");
        assertKept(1);
    }

    @Test
    void sentManyTimesAtOnce_itIsKeptOnce() {
        String key = key();
        byte[] photo = TestPictures.jpeg(300, 300);
        List<Answer> answers = atOnce(Collections.nCopies(8, () -> upload(resident, errand, photo, key)));
        List<String> done = answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(Answer::raw)
                .distinct()
                .toList();
        assertEquals(1, done.size());
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.expectProblem(409, "idempotency:still-running"));
        assertEquals(1, listed().size());
        assertKept(1);
    }

    private static List<Answer> atOnce(List<Supplier<Answer>> requests) {
        List<CompletableFuture<Answer>> answers =
                requests.stream().map(CompletableFuture::supplyAsync).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    @Test
    @Tag("ASVS-5.2.4")
    @Tag("ASVS-15.4.2")
    void severalAtOnce_whereThereIsRoomForOne_oneIsKept() {
        byte[] photo = TestPictures.jpeg(20, 20);
        for (int i = 1; i < Quota.MOST_FILES; i++) {
            upload(resident, errand, photo).expect(201);
        }
        for (int round = 0; round < ROUNDS; round++) {
            List<Answer> answers = atOnce(Collections.nCopies(4, () -> upload(resident, errand, photo)));
            List<Answer> kept =
                    answers.stream().filter(answer -> answer.status() == 201).toList();
            assertEquals(1, kept.size());
            answers.stream()
                    .filter(answer -> answer.status() != 201)
                    .forEach(answer -> answer.expectProblem(409, "attachment:too-many"));
            assertEquals(Quota.MOST_FILES, listed().size());
            assertKept(Quota.MOST_FILES);
            resident.delete(address(kept.get(0))).expect(204);
        }
    }

    @Test
    @Tag("ASVS-5.2.4")
    void thirtyMebibytes_areTheMost_andWhatIsDeletedMakesRoom() {
        byte[] large = TestPdfs.ofSize(10 * 1024 * 1024);
        Stream.of(1, 2).forEach(i -> upload(resident, errand, large).expect(201));
        Answer third = upload(resident, errand, large).expect(201);
        upload(resident, errand, TestPdfs.plain()).expectProblem(409, "attachment:too-large-in-all");
        resident.delete(address(third)).expect(204);
        upload(resident, errand, TestPdfs.plain()).expect(201);
        assertKept(3);
    }
}
