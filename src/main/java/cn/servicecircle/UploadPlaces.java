package cn.servicecircle;

import cn.servicecircle.upload.Incoming;
import cn.servicecircle.upload.Inspection;
import cn.servicecircle.upload.LocalStorage;
import cn.servicecircle.upload.S3Settings;
import cn.servicecircle.upload.S3Storage;
import cn.servicecircle.upload.Storage;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;

/** How the files that people send come in, and where they are kept, as it is configured. */
record UploadPlaces(Incoming incoming, Inspection inspection, Storage storage) {

    static UploadPlaces of(Vertx vertx, Config.Attachment keys, Clock clock) {
        return new UploadPlaces(
                new Incoming(vertx, keys.folder().resolve("incoming")),
                new Inspection(vertx),
                keys.isInS3()
                        ? new S3Storage(vertx, settings(keys.s3()), clock)
                        : new LocalStorage(vertx, keys.folder().resolve("kept")));
    }

    private static S3Settings settings(Config.S3 keys) {
        return new S3Settings(
                URI.create(keys.endpoint()),
                keys.region(),
                keys.bucket(),
                keys.pathStyle(),
                keys.accessKey(),
                keys.secretKey());
    }
}
