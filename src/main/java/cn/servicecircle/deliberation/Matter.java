package cn.servicecircle.deliberation;

/**
 * What the deliberation knows of a topic.
 *
 * @param facts null while nobody said what it touches
 */
record Matter(long topicId, String title, long authorId, long spaceId, boolean isPublished, Facts facts) {

    Matter touching(Facts stated) {
        return new Matter(topicId, title, authorId, spaceId, isPublished, stated);
    }
}
