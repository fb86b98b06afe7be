package cn.servicecircle.attachment;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.upload.FileType;
import java.time.Instant;

/** 附件: a picture or a PDF that belongs to an errand; {@code caption} may be null. */
record Attachment(
        long id,
        Purpose purpose,
        String caption,
        FileType type,
        int bytes,
        String storageKey,
        long uploaderId,
        String uploaderName,
        Instant uploadedAt) {

    Attachment mustBeOf(Caller caller) {
        if (uploaderId != caller.personId()) {
            throw Refusal.forbidden("attachment:not-yours", "这个附件不是您上传的", "附件由上传的人删除，请联系" + uploaderName + "。");
        }
        return this;
    }

    /** The name that a browser saves it under. */
    String fileName() {
        return "attachment-" + id + type.extension();
    }
}
