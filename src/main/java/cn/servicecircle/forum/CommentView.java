package cn.servicecircle.forum;

import cn.servicecircle.helpline.HelpLine;
import cn.servicecircle.helpline.HelpLines;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.picture.PictureView;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Spaces;
import cn.servicecircle.space.SpeakerView;
import java.time.Instant;
import java.util.List;

/**
 * A comment as its readers see it.
 *
 * @param parentId the comment that it answers, or null
 * @param pictures null for none
 * @param picturesWaiting for its author alone, and null where none waits
 * @param helpLines for its author alone, and null where nobody seems to need help
 * @param moderationId the case from which its author appeals; for the author alone, and null while others see it
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
        List<PictureView> pictures,
        Integer picturesWaiting,
        List<HelpLine> helpLines,
        Long moderationId,
        Instant postedAt) {

    static CommentView of(
            Comment comment, List<PictureView> pictures, Long moderationId, Caller reader, Snapshot<Spaces> spaces) {
        return new CommentView(
                comment.id(),
                comment.topicId(),
                comment.parentId(),
                comment.body(),
                comment.state().word(),
                comment.state().text(),
                comment.authorName(),
                SpeakerView.of(comment.partyId(), spaces.get()),
                comment.authorId() == reader.personId(),
                pictures,
                PostViews.waiting(pictures, comment.authorId() == reader.personId()),
                comment.authorId() == reader.personId() ? HelpLines.shownFor(comment.body()) : null,
                moderationId,
                comment.postedAt());
    }
}
