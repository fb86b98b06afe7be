package cn.servicecircle.attachment;

import cn.servicecircle.kernel.Refusal;

/** What the attachments of one errand amount to. */
record Quota(int files, long bytes) {
    static final int MOST_FILES = 20;
    static final long MOST_BYTES = 30L * 1024 * 1024;

    /** @param more bytes that are to be added, as one file */
    Quota mustTake(int more) {
        if (files >= MOST_FILES) {
            throw Refusal.conflict("attachment:too-many", "附件太多", "一件最多 " + MOST_FILES + " 个附件，请先删去不需要的。");
        }
        if (bytes + more > MOST_BYTES) {
            throw Refusal.conflict("attachment:too-large-in-all", "附件合计太大", "一件的附件合计最多 30 MiB，请先删去不需要的，或压缩后再上传。");
        }
        return this;
    }
}
