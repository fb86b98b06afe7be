package cn.servicecircle.mutualaid;

import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.mutualaid.Help.Seen;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Reminds authors of the end, ends what nobody ended, forgets what ended long ago, and deletes it later. */
final class HelpClock implements Sweep.Chore {
    private static final long NOBODY = 0;

    private final Endings endings;
    private final Letters letters;
    private final Clock clock;
    private final HelpStore store = new HelpStore();

    /** @param clock in the zone in which days end */
    HelpClock(Endings endings, Letters letters, Clock clock) {
        this.endings = endings;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return store.due(sql, clock.instant(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long id) {
        return store.lock(tx, id, NOBODY)
                .compose(found ->
                        found.map(Seen::help).map(help -> attend(tx, help)).orElseGet(Future::succeededFuture));
    }

    private Future<Void> attend(SqlConnection tx, Help help) {
        Life life = help.life();
        Life.Next next = life.due(clock.instant());
        if (next == null) {
            // Somebody else was here first, or it was postponed and then changed.
            return store.setAlarm(tx, help.id(), life.alarmAt());
        }
        return switch (next) {
            case REMINDER ->
                store.save(tx, help.id(), life.afterReminder())
                        .compose(saved -> help.shown() == Shown.HIDDEN
                                ? Future.succeededFuture()
                                : letters.endsSoon(tx, help, life.lastDay(clock.getZone())));
            case END ->
                endings.end(tx, help.with(life.ended()))
                        .compose(ended -> help.shown() == Shown.HIDDEN
                                ? Future.succeededFuture()
                                : letters.endedByItself(tx, help));
            case OBLIVION -> endings.forget(tx, help);
            case DELETION -> endings.delete(tx, help);
        };
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long id, Duration time) {
        return store.setAlarm(tx, id, clock.instant().plus(time));
    }
}
