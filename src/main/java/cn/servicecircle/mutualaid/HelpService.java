package cn.servicecircle.mutualaid;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.Admission;
import cn.servicecircle.moderation.Decision;
import cn.servicecircle.moderation.Moderated;
import cn.servicecircle.moderation.ModerationQueue;
import cn.servicecircle.moderation.Subject;
import cn.servicecircle.moderation.Verdict;
import cn.servicecircle.mutualaid.Help.Seen;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.space.Space;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Small help that is asked for and offered: seen by neighbours once the checks or a moderator let it through. */
public final class HelpService implements Moderated {
    public static final String KIND = "help";
    static final int MOST_OPEN = 3;

    private final Database database;
    private final Neighbourhood neighbourhood;
    private final ModerationQueue moderation;
    private final Admission admission;
    private final Letters letters;
    private final Clock clock;
    private final HelpStore store = new HelpStore();

    /** @param clock in the zone in which days end */
    HelpService(
            Database database,
            Neighbourhood neighbourhood,
            ModerationQueue moderation,
            Admission admission,
            Letters letters,
            Clock clock) {
        this.database = database;
        this.neighbourhood = neighbourhood;
        this.moderation = moderation;
        this.admission = admission;
        this.letters = letters;
        this.clock = clock;
    }

    /** Where it goes. Refuses those who do not live there, before WeChat is asked about the text. */
    Space mayPost(Caller author, Help.New wanted) {
        Space space = neighbourhood.access().named(wanted.spaceId(), wanted.areaId());
        neighbourhood.mustLiveIn(author, space);
        return space;
    }

    /** Small and soon over, so that it is seen at once where comments would be. */
    Future<Seen> post(SqlConnection tx, Caller author, Space space, Help.New wanted, Verdict verdict) {
        Instant now = clock.instant();
        Life life = Life.begun(wanted.lastDay(), now, clock.getZone());
        return mayHaveOneMore(tx, author, wanted.direction())
                .compose(few -> admission.isTrusted(tx, author.personId(), space.areaId()))
                .compose(trusted -> {
                    boolean atOnce = trusted && verdict == Verdict.PASS && space.checks() != Space.Checks.BEFORE;
                    Shown shown = atOnce ? Shown.PUBLISHED : Shown.PENDING;
                    return store.add(tx, space.id(), author.personId(), wanted.what(), shown, life, now)
                            .compose(id -> (atOnce
                                            ? Future.<Void>succeededFuture()
                                            : moderation.open(
                                                    tx, subject(id, space, author.personId()), wanted.text(), verdict))
                                    .compose(waits -> store.find(tx, id, author.personId())));
                })
                .map(Optional::orElseThrow);
    }

    private Future<Void> mayHaveOneMore(SqlConnection tx, Caller author, Direction direction) {
        return store.holdAuthor(tx, author.personId())
                .compose(held -> store.open(tx, author.personId(), direction, clock.instant()))
                .map(open -> {
                    if (open >= MOST_OPEN) {
                        throw Refusal.conflict(
                                "help:enough-open", "一个人同时最多 " + MOST_OPEN + " 件", "请先把已经解决的、不需要了的结束，再发新的。");
                    }
                    return null;
                });
    }

    private static Subject subject(long id, Space space, long authorId) {
        return new Subject(KIND, id, space.id(), space.areaId(), authorId, null);
    }

    Future<Seen> get(Caller reader, long id) {
        return store.find(database.reads(), id, reader.personId())
                .map(found -> neighbourhood.visible(found, reader, clock.instant()));
    }

    /** What is open in the space that is named, or in the area's own; the newest first. */
    Future<Slice<Seen>> list(Caller reader, Long spaceId, Long areaId, Page page) {
        Space space = neighbourhood.access().named(spaceId, areaId);
        neighbourhood.access().mustRead(reader, space);
        return store.listOpen(database.reads(), space.id(), reader.personId(), clock.instant(), page)
                .map(fetched -> page.slice(fetched, HelpService::id));
    }

    /** @param answered those that the person answered, and not those that the person posted */
    Future<Slice<Seen>> listOwn(Caller person, boolean answered, Page page) {
        Instant closedSince = clock.instant().minus(Life.KEPT);
        return (answered
                        ? store.listAnsweredBy(database.reads(), person.personId(), closedSince, page)
                        : store.listBy(database.reads(), person.personId(), closedSince, page))
                .map(fetched -> page.slice(fetched, HelpService::id));
    }

    private static long id(Seen seen) {
        return seen.help().id();
    }

    @Override
    public Future<Optional<Post>> published(SqlClient sql, Caller reader, long id) {
        return store.find(sql, id, reader.personId()).map(found -> found.filter(
                        seen -> seen.help().isPublished() && neighbourhood.maySee(reader, seen, clock.instant()))
                .map(seen -> new Post(
                        subject(
                                id,
                                neighbourhood.access().space(seen.help().spaceId()),
                                seen.help().authorId()),
                        seen.help().what().text())));
    }

    @Override
    public Future<Void> cover(SqlConnection tx, long caseId, Subject subject) {
        return lock(tx, subject).compose(found -> found.map(help ->
                        store.setShown(tx, help.id(), Shown.PENDING).compose(set -> letters.covered(tx, caseId, help)))
                .orElseGet(Future::succeededFuture));
    }

    @Override
    public Future<Void> settle(SqlConnection tx, long caseId, Subject subject, Decision decision) {
        Shown shown = decision.publishes() ? Shown.PUBLISHED : Shown.HIDDEN;
        return lock(tx, subject).compose(found -> found.map(help -> store.setShown(tx, help.id(), shown)
                        .compose(set -> decision.publishes()
                                ? letters.published(tx, help, help.life().isOpen(clock.instant()))
                                : letters.hidden(tx, caseId, help, decision)))
                .orElseGet(Future::succeededFuture));
    }

    /** None where it ended so long ago that it is forgotten: a case may wait longer than its subject lives. */
    private Future<Optional<Help>> lock(SqlConnection tx, Subject subject) {
        return store.lock(tx, subject.id(), subject.authorId())
                .map(found -> found.map(Seen::help).filter(help -> !help.life().isForgotten(clock.instant())));
    }
}
