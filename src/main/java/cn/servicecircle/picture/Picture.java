package cn.servicecircle.picture;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.moderation.Forgetting;
import cn.servicecircle.picture.Check.State;
import java.time.Duration;
import java.time.Instant;

/**
 * A picture, and how far its check is.
 *
 * @param post        what it was posted with, or null
 * @param forPersonAt since when it waits for a person; null where it does not
 * @param leaveAt     when it goes, or null for not
 */
record Picture(
        long id,
        long authorId,
        Post post,
        Check check,
        int bytes,
        String storageKey,
        Instant forPersonAt,
        Instant leaveAt) {
    /** What nobody posted goes after it. */
    static final Duration UNPOSTED = Duration.ofDays(1);

    /** A topic or comment. */
    record Post(String kind, long id) {}

    boolean isOf(Caller caller) {
        return authorId == caller.personId();
    }

    boolean isPosted() {
        return post != null;
    }

    boolean isPassed() {
        return check.state() == State.PASSED;
    }

    /** Whether it has waited for a person only since then, so that who opened its post's case before may not have seen it. */
    boolean isForPersonSince(Instant opened) {
        return check.state() == State.FOR_PERSON && forPersonAt != null && forPersonAt.isAfter(opened);
    }

    /** The same after a step of its check, and with it the day on which it goes. */
    Picture with(Check next, Instant now) {
        boolean isEvidence = next.state() == State.REFUSED || next.state() == State.REMOVED;
        Instant posted = isEvidence ? now.plus(Forgetting.EVIDENCE) : null;
        return new Picture(
                id, authorId, post, next, bytes, storageKey, forPersonAt(next, now), isPosted() ? posted : leaveAt);
    }

    private Instant forPersonAt(Check next, Instant now) {
        if (next.state() != State.FOR_PERSON) {
            return null;
        }
        return check.state() == State.FOR_PERSON ? forPersonAt : now;
    }
}
