package cn.servicecircle.picture;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Content;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.upload.FileType;
import cn.servicecircle.upload.Incoming;
import cn.servicecircle.upload.Incoming.Received;
import cn.servicecircle.upload.Inspection;
import cn.servicecircle.upload.Storage;
import io.vertx.core.Future;

/** Pictures, uploaded and shown; and fetched by WeChat, which checks them. */
public final class PictureRoutes {
    private final Pictures pictures;
    private final Incoming incoming;
    private final Inspection inspection;
    private final Storage storage;
    private final Idempotency idempotency;

    public PictureRoutes(
            Pictures pictures, Incoming incoming, Inspection inspection, Storage storage, Idempotency idempotency) {
        this.pictures = pictures;
        this.incoming = incoming;
        this.inspection = inspection;
        this.storage = storage;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.on("uploadPicture", this::upload)
                .on("getPicture", call -> pictures.get(call.caller(), call.id("pictureId"))
                        .compose(this::content))
                .on("deletePicture", call -> pictures.remove(call.caller(), call.id("pictureId")))
                .on("getPictureToCheck", call -> pictures.openedBy(call.text("secret"))
                        .compose(this::content));
    }

    private Future<Reply> upload(Call call) {
        return incoming.receive(
                call.upload(), received -> idempotency.unlessAnswered(call, () -> keep(call, received)));
    }

    private Future<Reply> keep(Call call, Received received) {
        return pictures.mustHaveRoom(call.caller())
                .compose(room -> inspection.ofPicture(received.file(), received.remade()))
                .compose(file -> pictures.keep(
                        file,
                        key -> idempotency.once(call, tx -> pictures.add(tx, call.caller(), file, key)
                                .map(added -> Reply.created(added.url(), added)))));
    }

    private Future<Content> content(Picture picture) {
        return storage.open(picture.storageKey())
                .map(stream -> Content.streamed(FileType.JPEG.contentType(), stream, picture.bytes())
                        .with("Content-Disposition", "inline; filename=\"picture-" + picture.id() + ".jpg\"")
                        .with("Content-Security-Policy", "default-src 'none'; sandbox")
                        .with("Cache-Control", "private, no-store"));
    }
}
