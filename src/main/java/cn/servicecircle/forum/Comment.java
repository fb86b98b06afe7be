package cn.servicecircle.forum;

import java.time.Instant;

/**
 * A comment on a topic.
 *
 * @param parentId the comment that it answers, or null; an answer is not answered
 * @param partyId  the body under whose name it is said, or null
 */
record Comment(
        long id,
        long topicId,
        Long parentId,
        long authorId,
        String authorName,
        Long partyId,
        String body,
        PostState state,
        Instant postedAt) {

    /** What somebody says. */
    record New(String body, Long parentId, Long partyId) {}
}
