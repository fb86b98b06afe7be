package cn.servicecircle.attachment;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Errands with attachments, and a look at what lies on the disk. */
final class AttachmentFixture {
    private final TestApp app;

    AttachmentFixture(TestApp app) {
        this.app = app;
    }

    /** The address of a new errand of resident-1's at staff-1's station. */
    String errand() {
        return "/errands/"
                + app.as("resident-1")
                        .post(
                                "/errands",
                                "{\"serviceItemId\":1,\"stationId\":%d,\"description\":\"示例\"}"
                                        .formatted(app.station()),
                                "Idempotency-Key",
                                key())
                        .expect(201)
                        .id();
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    static Answer upload(ApiClient who, String errand, byte[] file) {
        return upload(who, errand, file, key());
    }

    static Answer upload(ApiClient who, String errand, byte[] file, String key) {
        return who.upload(
                errand + "/attachments?purpose=material", "application/octet-stream", file, "Idempotency-Key", key);
    }

    /** The address of what was uploaded. */
    static String address(Answer uploaded) {
        return uploaded.expect(201).header("Location").substring("/api/v1".length());
    }

    List<Path> kept() {
        Path folder = app.attachments().resolve("kept");
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What lies where files are received. */
    List<String> incoming() {
        String[] names = app.attachments().resolve("incoming").toFile().list();
        return names == null ? List.of() : List.of(names);
    }
}
