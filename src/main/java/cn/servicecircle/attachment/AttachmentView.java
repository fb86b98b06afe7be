package cn.servicecircle.attachment;

import cn.servicecircle.kernel.Caller;
import java.time.Instant;

/** An attachment as the contract shows it. */
record AttachmentView(
        long id,
        String purpose,
        String caption,
        String contentType,
        int bytes,
        String uploadedBy,
        boolean mine,
        Instant uploadedAt) {

    static AttachmentView of(Attachment attachment, Caller caller) {
        return new AttachmentView(
                attachment.id(),
                attachment.purpose().word(),
                attachment.caption(),
                attachment.type().contentType(),
                attachment.bytes(),
                attachment.uploaderName(),
                attachment.uploaderId() == caller.personId(),
                attachment.uploadedAt());
    }
}
