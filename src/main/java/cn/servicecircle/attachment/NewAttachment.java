package cn.servicecircle.attachment;

/** What somebody says of a file while uploading it; {@code caption} may be null. */
record NewAttachment(long errandId, Purpose purpose, String caption) {}
