package cn.servicecircle.attachment;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Content;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.upload.FileType;
import cn.servicecircle.upload.Incoming;
import cn.servicecircle.upload.Incoming.Received;
import cn.servicecircle.upload.Inspection;
import cn.servicecircle.upload.Storage;
import io.vertx.core.Future;
import java.util.List;

/** 附件 of an errand, for all whom the errand concerns. */
public final class AttachmentRoutes {
    private final AttachmentService attachments;
    private final Incoming incoming;
    private final Inspection inspection;
    private final Storage storage;
    private final Idempotency idempotency;

    public AttachmentRoutes(
            AttachmentService attachments,
            Incoming incoming,
            Inspection inspection,
            Storage storage,
            Idempotency idempotency) {
        this.attachments = attachments;
        this.incoming = incoming;
        this.inspection = inspection;
        this.storage = storage;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.on("uploadAttachment", this::upload)
                .on("listAttachments", this::list)
                .on("getAttachment", this::download)
                .on(
                        "deleteAttachment",
                        call -> attachments.delete(call.caller(), call.id("errandId"), call.id("attachmentId")));
    }

    private Future<Reply> upload(Call call) {
        return attachments
                .mustSee(call.caller(), call.id("errandId"))
                .compose(seen -> incoming.receive(
                        call.upload(), received -> idempotency.unlessAnswered(call, () -> keep(call, received))));
    }

    private Future<Reply> keep(Call call, Received received) {
        Caller uploader = call.caller();
        NewAttachment wanted = new NewAttachment(
                call.id("errandId"), Worded.of(Purpose.class, call.text("purpose")), call.text("caption"));
        return attachments
                .mustHaveRoom(uploader, wanted.errandId())
                .compose(room -> inspection.of(received.file(), received.remade()))
                .compose(file -> attachments.keep(
                        file,
                        key -> idempotency.once(call, tx -> attachments
                                .add(tx, uploader, wanted, file, key)
                                .map(added -> created(wanted, added)))));
    }

    private static Reply created(NewAttachment wanted, AttachmentView added) {
        return Reply.created("/errands/" + wanted.errandId() + "/attachments/" + added.id(), added);
    }

    private record Attachments(List<AttachmentView> items) {}

    private Future<Attachments> list(Call call) {
        return attachments.list(call.caller(), call.id("errandId")).map(Attachments::new);
    }

    private Future<Content> download(Call call) {
        return attachments
                .get(call.caller(), call.id("errandId"), call.id("attachmentId"))
                .compose(attachment -> storage.open(attachment.storageKey())
                        .map(stream -> Content.streamed(attachment.type().contentType(), stream, attachment.bytes())
                                .with("Content-Disposition", disposition(attachment))
                                .with("Content-Security-Policy", "default-src 'none'; sandbox")
                                .with("Cache-Control", "private, no-store")));
    }

    /** A picture may be shown; a PDF is only ever saved, for a browser's reader runs what we overlooked. */
    private static String disposition(Attachment attachment) {
        String how = attachment.type() == FileType.PDF ? "attachment" : "inline";
        return how + "; filename=\"" + attachment.fileName() + "\"";
    }
}
