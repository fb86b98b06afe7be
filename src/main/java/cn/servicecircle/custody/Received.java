package cn.servicecircle.custody;

/**
 * What somebody hands over.
 *
 * @param note what it looks like, such as a torn page; or null
 */
record Received(String name, Original.Kind kind, int count, String note, String withWhom) {}
