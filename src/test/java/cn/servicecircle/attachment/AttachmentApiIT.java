package cn.servicecircle.attachment;

import static cn.servicecircle.attachment.AttachmentFixture.address;
import static cn.servicecircle.attachment.AttachmentFixture.key;
import static cn.servicecircle.attachment.AttachmentFixture.upload;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.upload.TestPdfs;
import cn.servicecircle.upload.TestPictures;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attachments over the API, on a node of their own, for what lies on its disk is counted. */
class AttachmentApiIT {
    private static TestApp app;
    private static AttachmentFixture fixture;
    private static ApiClient resident;
    private static ApiClient staff;
    private static ApiClient stranger;

    private final String errand = fixture.errand();
    private final int keptBefore = fixture.kept().size();

    @BeforeAll
    static void start() {
        app = TestApp.start("attachment", Map.of());
        fixture = new AttachmentFixture(app);
        resident = app.as("resident-1");
        staff = app.as("staff-1");
        stranger = app.as("resident-2");
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
    void aPhoto_isShown_toBothSidesOfTheCounter() {
        Answer uploaded = resident.upload(
                        errand + "/attachments?purpose=photo&caption=%E9%97%A8%E5%8F%A3",
                        "image/jpeg",
                        TestPictures.photo(40, 24, 6),
                        "Idempotency-Key",
                        key())
                .expect(201);
        assertEquals("photo", uploaded.text("purpose"));
        assertEquals("门口", uploaded.text("caption"));
        assertEquals("image/jpeg", uploaded.text("contentType"));
        assertEquals(true, uploaded.json().getBoolean("mine"));

        Answer file = staff.get(address(uploaded)).expect(200);
        BufferedImage shown = TestPictures.decoded(file.bytes());
        assertEquals(24, shown.getWidth());
        assertEquals(uploaded.number("bytes"), file.bytes().length);
        assertEquals("image/jpeg", file.header("Content-Type"));
        assertEquals("inline; filename=\"attachment-" + uploaded.id() + ".jpg\"", file.header("Content-Disposition"));
        JsonObject item = staff.get(errand + "/attachments").expect(200).items().getJsonObject(0);
        assertEquals(uploaded.id(), item.getLong("id"));
        assertEquals(false, item.getBoolean("mine"));
        assertKept(1);
    }

    @Test
    @Tag("ASVS-3.2.1")
    void aPdf_isSavedOnly_andNothingRunsInIt() {
        byte[] pdf = TestPdfs.plain();
        Answer uploaded = upload(resident, errand, pdf).expect(201);
        assertNull(uploaded.text("caption"));
        Answer file = staff.get(address(uploaded)).expect(200);
        assertArrayEquals(pdf, file.bytes());
        assertEquals("application/pdf", file.header("Content-Type"));
        assertEquals(
                "attachment; filename=\"attachment-" + uploaded.id() + ".pdf\"", file.header("Content-Disposition"));
        assertEquals("nosniff", file.header("X-Content-Type-Options"));
        assertEquals("default-src 'none'; sandbox", file.header("Content-Security-Policy"));
        assertEquals("private, no-store", file.header("Cache-Control"));
        assertEquals(Integer.toString(pdf.length), file.header("Content-Length"));
    }

    @Test
    @Tag("ASVS-5.2.2")
    void whatItIs_isNotWhatItIsCalled() {
        String path = errand + "/attachments?purpose=material";
        Answer picture = resident.upload(path, "application/pdf", TestPictures.png(9, 9), "Idempotency-Key", key());
        assertEquals("image/jpeg", picture.expect(201).text("contentType"));
        byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        resident.upload(path, "image/png", page, "Idempotency-Key", key()).expectProblem(422, "upload:unknown-type");
        resident.upload(path, "text/html", page, "Idempotency-Key", key())
                .expectProblem(415, "request:unsupported-media-type");
        upload(resident, errand, new byte[0]).expectProblem(422, "upload:unknown-type");
        assertKept(1);
    }

    @Test
    void whatIsRefused_isNotKept() {
        upload(resident, errand, TestPdfs.with("<< /S /JavaScript >>")).expectProblem(422, "upload:pdf-active");
        upload(resident, errand, TestPictures.pngDeclaring(50_000, 50_000, 8, 2))
                .expectProblem(422, "upload:too-many-pixels");
        assertEquals(List.of(), listed());
        assertKept(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?purpose=holiday",
                "?purpose=photo&caption=",
                "?purpose=photo&caption=%20",
                "?purpose=photo&caption=%00",
                "?purpose=photo&caption=%1b%5B31m",
                "?purpose=photo&purpose=photo"
            })
    void whatIsSaidOfIt_mustBeAsTheContractHasIt(String query) {
        resident.upload(errand + "/attachments" + query, "image/png", TestPictures.png(9, 9), "Idempotency-Key", key())
                .expectProblem(422, "request:invalid");
        assertKept(0);
    }

    @Test
    void withoutAKey_anUploadIsRefused() {
        resident.upload(errand + "/attachments?purpose=photo", "image/png", TestPictures.png(9, 9))
                .expectProblem(400, "request:header-missing");
    }

    @Test
    @Tag("ASVS-8.2.2")
    void whomTheErrandDoesNotConcern_learnsNothing() {
        String attachment = address(upload(resident, errand, TestPictures.jpeg(9, 9)));
        stranger.get(errand + "/attachments").expectProblem(404, "errand:not-found");
        stranger.get(attachment).expectProblem(404, "errand:not-found");
        stranger.delete(attachment).expectProblem(404, "errand:not-found");
        upload(stranger, errand, TestPictures.jpeg(9, 9)).expectProblem(404, "errand:not-found");
        assertEquals(1, listed().size());
    }

    @Test
    void anAttachment_isFoundUnderItsOwnErrandOnly() {
        Answer uploaded = upload(resident, errand, TestPictures.jpeg(9, 9));
        String elsewhere = fixture.errand() + "/attachments/" + uploaded.id();
        resident.get(elsewhere).expectProblem(404, "attachment:not-found");
        resident.delete(elsewhere).expectProblem(404, "attachment:not-found");
        resident.get(address(uploaded)).expect(200);
    }

    @Test
    void theUploader_deletes_andTheBytesGo() {
        String attachment = address(upload(resident, errand, TestPictures.jpeg(9, 9)));
        staff.delete(attachment).expectProblem(403, "attachment:not-yours");
        assertKept(1);
        resident.delete(attachment).expect(204);
        resident.delete(attachment).expectProblem(404, "attachment:not-found");
        resident.get(attachment).expectProblem(404, "attachment:not-found");
        assertEquals(List.of(), listed());
        assertKept(0);
    }

    @Test
    void aClosedErrand_staysAsItIs() {
        String attachment = address(upload(resident, errand, TestPictures.jpeg(9, 9)));
        resident.post(errand + "/cancel", null).expect(200);
        resident.delete(attachment).expectProblem(409, "errand:closed");
        upload(resident, errand, TestPictures.jpeg(9, 9)).expectProblem(409, "errand:closed");
        resident.get(attachment).expect(200);
        assertKept(1);
    }

    @Test
    @Tag("ASVS-5.3.2")
    void keysOfTheStore_areNotToldAndNotGuessed() {
        Answer one = upload(resident, errand, TestPictures.jpeg(9, 9));
        Answer other = upload(resident, errand, TestPictures.jpeg(9, 9));
        assertNotEquals(one.id(), other.id());
        assertKept(2);
        List<String> names = fixture.kept().stream()
                .map(file -> file.getFileName().toString())
                .toList();
        assertTrue(names.stream().allMatch(name -> name.matches("[0-9a-f]{32}")), names::toString);
        assertTrue(names.stream().noneMatch(listed().toString()::contains));
    }
}
