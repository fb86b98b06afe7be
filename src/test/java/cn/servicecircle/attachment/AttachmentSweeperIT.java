package cn.servicecircle.attachment;

import static cn.servicecircle.attachment.AttachmentFixture.address;
import static cn.servicecircle.attachment.AttachmentFixture.upload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestServers;
import cn.servicecircle.upload.Incoming;
import cn.servicecircle.upload.LocalStorage;
import cn.servicecircle.upload.StorageSweeper;
import cn.servicecircle.upload.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What nobody needs goes; what somebody needs, or may be about to, stays. */
class AttachmentSweeperIT {
    private static TestApp app;
    private static AttachmentFixture fixture;
    private static ApiClient resident;

    @BeforeAll
    static void start() {
        app = TestApp.start("attachment_sweeper", Map.of());
        fixture = new AttachmentFixture(app);
        resident = app.as("resident-1");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void sweepIn(Duration later) {
        Database database = new Database(app.vertx(), app.mySqlUri(), 1, 1);
        TestApp.await(new StorageSweeper(
                        database,
                        List.of(new AttachmentStore()),
                        new LocalStorage(app.vertx(), app.attachments().resolve("kept")),
                        new Incoming(app.vertx(), app.attachments().resolve("incoming")),
                        Clock.offset(TestApp.CLOCK, later))
                .sweep()
                .eventually(database::close));
    }

    private static Path orphan() throws IOException {
        Path file = app.attachments().resolve("kept").resolve("4f/a0/4fa0" + AttachmentFixture.key());
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "nobody's");
    }

    private static Path leftover() throws IOException {
        Path folder = app.attachments().resolve("incoming").resolve(AttachmentFixture.key());
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("received"), "half a pho");
        return folder;
    }

    @Test
    void bytesWithoutARow_goAfterAnHour_andOthersStay() throws IOException {
        String attachment = address(upload(resident, fixture.errand(), TestPictures.jpeg(9, 9)));
        Path orphan = orphan();
        sweepIn(Duration.ofMinutes(59));
        assertTrue(Files.exists(orphan), "swept too early");
        sweepIn(Duration.ofMinutes(61));
        assertTrue(Files.notExists(orphan), "still there");
        resident.get(attachment).expect(200);
    }

    @Test
    void whenItsErrandGoes_anAttachmentGoesToo() throws SQLException {
        sweepIn(Duration.ofMinutes(61));
        int before = fixture.kept().size();
        String errand = fixture.errand();
        upload(resident, errand, TestPictures.jpeg(9, 9)).expect(201);
        String id = errand.substring("/errands/".length());
        Jdbc.run(
                app.mySqlUri(),
                "DELETE FROM errand_event WHERE errand_id = " + id,
                "DELETE FROM errand WHERE id = " + id);
        assertEquals("0", Jdbc.value(app.mySqlUri(), "SELECT COUNT(*) FROM attachment WHERE errand_id = " + id));
        sweepIn(Duration.ofMinutes(61));
        assertEquals(before, fixture.kept().size());
    }

    @Test
    void whatAKilledNodeWasReceiving_goesAfterAnHour() throws IOException {
        Path leftover = leftover();
        sweepIn(Duration.ofMinutes(59));
        assertTrue(Files.exists(leftover), "swept too early");
        sweepIn(Duration.ofMinutes(61));
        assertEquals(List.of(), fixture.incoming());
    }

    @Test
    void aNode_sweepsWhenItStarts() throws IOException {
        String uri = TestServers.mySqlUri("attachment_sweeper_start");
        Path folder = Path.of("target", "test-attachments", uri.substring(uri.lastIndexOf('/') + 1), "incoming", "old");
        Files.createDirectories(folder);
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        try (TestApp other = TestApp.startOn(uri, Map.of())) {
            Eventually.within(Duration.ofSeconds(5), "swept", () -> Files.notExists(folder));
        }
    }
}
