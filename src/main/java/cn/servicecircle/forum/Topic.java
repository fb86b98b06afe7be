package cn.servicecircle.forum;

import cn.servicecircle.deliberation.Facts;
import cn.servicecircle.deliberation.Stage;
import cn.servicecircle.deliberation.Track;
import java.time.Instant;
import java.util.List;

/**
 * 议题: something that the people of a space deliberate.
 *
 * @param partyId the body under whose name it was posted, or null
 * @param track   null while it is but talked about, like the stage
 * @param pictures how many were posted with it
 */
record Topic(
        long id,
        long spaceId,
        long authorId,
        String authorName,
        Long partyId,
        String title,
        String body,
        PostState state,
        int commentCount,
        int supportCount,
        Track track,
        Stage stage,
        int pictures,
        Instant postedAt) {

    /** What decides who may see a topic. */
    record Audience(long spaceId, long authorId, PostState state) {}

    Audience audience() {
        return new Audience(spaceId, authorId, state);
    }

    /** As a moderator and WeChat's check read it. */
    String text() {
        return text(title, body);
    }

    private static String text(String title, String body) {
        return title + "\n" + body;
    }

    /** The same topic in other words. */
    Topic saying(String otherTitle, String otherBody) {
        return new Topic(
                id,
                spaceId,
                authorId,
                authorName,
                partyId,
                otherTitle,
                otherBody,
                state,
                commentCount,
                supportCount,
                track,
                stage,
                pictures,
                postedAt);
    }

    /**
     * What somebody posts.
     *
     * @param areaId  whose own space it is for, or null
     * @param spaceId the space that it is for, or null
     * @param partyId the body under whose name, or null
     * @param facts   what it touches, or null where that is not known yet
     * @param pictureIds of pictures that the author uploaded before, or null for none
     */
    record New(Long areaId, Long spaceId, Long partyId, String title, String body, Facts facts, List<Long> pictureIds) {
        String text() {
            return Topic.text(title, body);
        }
    }
}
