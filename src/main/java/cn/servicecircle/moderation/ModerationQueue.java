package cn.servicecircle.moderation;

import cn.servicecircle.helpline.HelpLines;
import cn.servicecircle.moderation.Moderation.Cause;
import cn.servicecircle.moderation.ModerationStore.Opening;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Where the features put what a moderator has to see. */
public final class ModerationQueue {
    private final ModerationStore store;
    private final Duration patience;
    private final Clock clock;

    /** @param patience how long a case may wait until those above are told */
    public ModerationQueue(ModerationStore store, Duration patience, Clock clock) {
        this.store = store;
        this.patience = patience;
        this.clock = clock;
    }

    /** Opens the one case of this subject, in the transaction that posts it; before all others where somebody may need help. */
    public Future<Void> open(SqlConnection tx, Subject subject, String text, Verdict verdict) {
        return store.open(tx, opening(subject, text, verdict, Cause.POSTED)).mapEmpty();
    }

    /** The case of a post of which a picture wants a person, where it is not open; what is hidden stays so, with its pictures. */
    public Future<Void> openForPictures(SqlConnection tx, Moderated.Post post) {
        return openAgain(tx, post, Cause.PICTURES).mapEmpty();
    }

    /** The case of a post that is reported: opened, or opened again, where it is not open. */
    Future<Moderation> openReported(SqlConnection tx, Moderated.Post post) {
        return openAgain(tx, post, Cause.REPORTED);
    }

    /** Nobody decides on the case of this subject, if it has one, until the transaction ends. */
    public Future<Void> hold(SqlConnection tx, Subject subject) {
        return store.lock(tx, subject).mapEmpty();
    }

    /** The case of a post that says something else now, so that somebody must look: opened, or opened again. */
    public Future<Void> openReworded(SqlConnection tx, Moderated.Post post, Verdict verdict) {
        return openAgain(tx, post, Cause.POSTED).compose(opened -> setText(tx, opened, post.text(), verdict));
    }

    /** Whoever has yet to decide on such a post decides on what it says now; an appeal is judged by what was decided on. */
    public Future<Void> reworded(SqlConnection tx, Moderated.Post post, Verdict verdict) {
        return store.lock(tx, post.subject()).compose(found -> found.filter(Moderation::isOpen)
                .map(known -> setText(tx, known, post.text(), verdict))
                .orElse(Future.succeededFuture()));
    }

    private Future<Void> setText(SqlConnection tx, Moderation known, String text, Verdict verdict) {
        return store.setText(tx, known.id(), text, verdict, !HelpLines.in(text).isEmpty());
    }

    /** When the case of this subject last came to the queue. */
    public Future<Instant> openedAt(SqlConnection tx, Subject subject) {
        return store.lock(tx, subject).map(found -> found.orElseThrow().openedAt());
    }

    private Future<Moderation> openAgain(SqlConnection tx, Moderated.Post post, Cause cause) {
        return lockOrOpen(tx, post, cause)
                .compose(known -> known.state() == Moderation.State.PUBLISHED
                        ? store.reopen(tx, known.id(), cause, post.text(), clock.instant(), due())
                                .map(known)
                        : Future.succeededFuture(known));
    }

    /**
     * Tries the lock first: of those who try to add a row that is there each would hold a shared lock on it, and then wait for
     * the others to let go.
     */
    private Future<Moderation> lockOrOpen(SqlConnection tx, Moderated.Post post, Cause cause) {
        Subject subject = post.subject();
        return store.lock(tx, subject)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found)
                        : store.openIfNone(tx, opening(subject, post.text(), Verdict.PASS, cause))
                                .compose(tried -> store.lock(tx, subject)))
                .map(found -> found.orElseThrow());
    }

    private Opening opening(Subject subject, String text, Verdict verdict, Cause cause) {
        return new Opening(subject, text, verdict, cause, !HelpLines.in(text).isEmpty(), clock.instant(), due());
    }

    /** By when what comes now should be decided. */
    Instant due() {
        return clock.instant().plus(patience);
    }
}
