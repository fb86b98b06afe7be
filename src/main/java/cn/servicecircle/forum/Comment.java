package cn.servicecircle.forum;

import java.time.Instant;
import java.util.List;

/**
 * A comment on a topic.
 *
 * @param parentId the comment that it answers, or null; an answer is not answered
 * @param pictures how many were posted with it
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
        int pictures,
        Instant postedAt) {

    /** The same comment in other words. */
    Comment saying(String other) {
        return new Comment(id, topicId, parentId, authorId, authorName, partyId, other, state, pictures, postedAt);
    }

    /** What somebody says; each but the body may be null. */
    record New(String body, Long parentId, Long partyId, List<Long> pictureIds) {}
}
