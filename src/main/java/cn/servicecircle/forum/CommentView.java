package cn.servicecircle.forum;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Spaces;
import java.time.Instant;

/**
 * A comment as its readers see it.
 *
 * @param parentId the comment that it answers, or null
 * @param speaker  the body under whose name it is said, or null
 */
record CommentView(
        long id,
        long topicId,
        Long parentId,
        String body,
        String state,
        String stateText,
        String authorName,
        SpeakerView speaker,
        boolean mine,
        Instant postedAt) {

    static CommentView of(Comment comment, Caller reader, Snapshot<Spaces> spaces) {
        return new CommentView(
                comment.id(),
                comment.topicId(),
                comment.parentId(),
                comment.body(),
                comment.state().word(),
                comment.state().text(),
                comment.authorName(),
                SpeakerView.of(comment.partyId(), spaces),
                comment.authorId() == reader.personId(),
                comment.postedAt());
    }
}
