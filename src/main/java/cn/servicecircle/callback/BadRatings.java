package cn.servicecircle.callback;

import cn.servicecircle.callback.CallbackStore.Found;
import cn.servicecircle.errand.AfterRating;
import cn.servicecircle.errand.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A grade that becomes bad opens a callback; one that becomes 基本满意 or better ends the one that is open. */
public final class BadRatings implements AfterRating {
    private static final Logger LOG = LoggerFactory.getLogger(BadRatings.class);
    private static final int BAD = 2;
    private static final long NOBODY = 0;

    private final Assignment assignment;
    private final Letters letters;
    private final Deadlines deadlines;
    private final int rectificationDays;
    private final CallbackStore callbacks = new CallbackStore();

    /** @param rectificationDays working days from the grade until it must be put right */
    public BadRatings(Assignment assignment, Letters letters, Deadlines deadlines, int rectificationDays) {
        this.assignment = assignment;
        this.letters = letters;
        this.deadlines = deadlines;
        this.rectificationDays = rectificationDays;
    }

    @Override
    public Future<?> rated(SqlConnection tx, long errandId, Integer before, int grade) {
        boolean wasBad = before != null && before <= BAD;
        boolean isBad = grade <= BAD;
        if (isBad == wasBad) {
            return Future.succeededFuture();
        }
        return isBad ? open(tx, errandId) : withdraw(tx, errandId);
    }

    private Future<?> open(SqlConnection tx, long errandId) {
        return callbacks
                .matter(tx, errandId)
                .compose(matter -> assignment.choose(tx, matter).compose(chosen -> open(tx, matter, chosen)));
    }

    private Future<?> open(SqlConnection tx, Matter matter, Optional<Long> chosen) {
        Instant now = deadlines.now();
        Instant due = deadlines.end(now, rectificationDays);
        return callbacks
                .open(tx, matter.errandId(), chosen.orElse(null), now, due)
                .compose(id -> {
                    if (chosen.isEmpty()) {
                        LOG.warn("callback {}: everybody there is worked on the errand, so nobody calls back", id);
                    }
                    return chosen.map(person -> letters.assigned(tx, matter, id, person))
                            .orElseGet(Future::succeededFuture)
                            .compose(told -> letters.answerWanted(tx, matter, id))
                            .compose(told -> letters.opened(tx, matter, rectificationDays));
                });
    }

    private Future<?> withdraw(SqlConnection tx, long errandId) {
        return callbacks.lockOpen(tx, errandId, NOBODY).compose(open -> open.map(found -> withdraw(tx, found))
                .orElseGet(Future::succeededFuture));
    }

    private Future<Void> withdraw(SqlConnection tx, Found found) {
        return callbacks
                .save(tx, found.callback().withdrawn(deadlines.now()))
                .compose(saved -> letters.notNeeded(tx, found.matter(), found.callback(), "申请人改了评价。"));
    }
}
