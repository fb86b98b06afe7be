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
 * A topic as its readers see it.
 *
 * @param speaker the body under whose name it was posted, or null
 * @param track     null while it is but talked about, like what follows of it
 * @param pictures  null for none
 * @param picturesWaiting for its author alone, and null where none waits
 * @param helpLines for its author alone, and null where nobody seems to need help
 * @param moderationId the case from which its author appeals; for the author alone, and null while others see it
 */
record TopicView(
        long id,
        long spaceId,
        String spaceName,
        String title,
        String body,
        String state,
        String stateText,
        String authorName,
        SpeakerView speaker,
        boolean mine,
        int commentCount,
        int supportCount,
        String track,
        String trackText,
        String stage,
        String stageText,
        List<PictureView> pictures,
        Integer picturesWaiting,
        List<HelpLine> helpLines,
        Long moderationId,
        Instant postedAt) {

    static TopicView of(
            Topic topic, List<PictureView> pictures, Long moderationId, Caller reader, Snapshot<Spaces> spaces) {
        return new TopicView(
                topic.id(),
                topic.spaceId(),
                spaces.get().get(topic.spaceId()).name(),
                topic.title(),
                topic.body(),
                topic.state().word(),
                topic.state().text(),
                topic.authorName(),
                SpeakerView.of(topic.partyId(), spaces.get()),
                topic.authorId() == reader.personId(),
                topic.commentCount(),
                topic.supportCount(),
                topic.track() == null ? null : topic.track().word(),
                topic.track() == null ? null : topic.track().text(),
                topic.stage() == null ? null : topic.stage().word(),
                topic.stage() == null ? null : topic.stage().text(),
                pictures,
                PostViews.waiting(pictures, topic.authorId() == reader.personId()),
                topic.authorId() == reader.personId() ? HelpLines.shownFor(topic.title() + topic.body()) : null,
                moderationId,
                topic.postedAt());
    }
}
