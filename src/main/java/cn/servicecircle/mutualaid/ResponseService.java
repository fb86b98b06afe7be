package cn.servicecircle.mutualaid;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.Admission;
import cn.servicecircle.mutualaid.Help.Seen;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** 我来: neighbours answer, the author chooses, and only then does each see what the other tells as a contact. */
final class ResponseService {
    private static final int MOST = 20;

    private final Database database;
    private final Neighbourhood neighbourhood;
    private final Admission admission;
    private final Envelope envelope;
    private final Letters letters;
    private final Clock clock;
    private final HelpStore helps = new HelpStore();
    private final ResponseStore store = new ResponseStore();
    private final MediationStore mediations = new MediationStore();

    ResponseService(
            Database database,
            Neighbourhood neighbourhood,
            Admission admission,
            Envelope envelope,
            Letters letters,
            Clock clock) {
        this.database = database;
        this.neighbourhood = neighbourhood;
        this.admission = admission;
        this.envelope = envelope;
        this.letters = letters;
        this.clock = clock;
    }

    /** What two tell each other, as one of them reads it. */
    record Exchange(Help help, Response response, Mediation mediation) {}

    Future<Response> respond(SqlConnection tx, Caller neighbour, long helpId, Response.New said) {
        return helps.lock(tx, helpId, neighbour.personId())
                .map(found -> mayRespond(neighbour, neighbourhood.visible(found, neighbour, clock.instant())))
                .compose(help -> admission
                        .isTrusted(
                                tx,
                                neighbour.personId(),
                                neighbourhood.access().space(help.spaceId()).areaId())
                        .compose(notMuted -> mustBeRoom(tx, helpId))
                        .compose(room -> store.add(
                                tx,
                                helpId,
                                neighbour.personId(),
                                envelope.seal(said.message()),
                                envelope.seal(said.contact()),
                                clock.instant()))
                        .compose(id -> letters.answered(tx, help, neighbour.name())
                                .compose(told -> store.find(tx, helpId, id))))
                .map(Optional::orElseThrow);
    }

    private Help mayRespond(Caller neighbour, Seen seen) {
        Help help = seen.help();
        if (help.isBy(neighbour.personId())) {
            throw Refusal.conflict("help:own", "这是您自己发的", "等邻居点“我来”，再选一位或几位。");
        }
        if (!help.isPublished()) {
            throw Neighbourhood.none();
        }
        neighbourhood.mustLiveIn(neighbour, neighbourhood.access().space(help.spaceId()));
        help.life().mustBeOpen(clock.instant());
        if (seen.own() != null) {
            throw Refusal.conflict("help:answered-before", "您已经应答过了", "等对方选；不想帮了，可以退出。");
        }
        return help;
    }

    private Future<Void> mustBeRoom(SqlConnection tx, long helpId) {
        return store.of(tx, helpId).map(responses -> {
            if (responses.size() >= MOST) {
                throw Refusal.conflict("help:enough-answers", "已经有很多邻居应答了", "谢谢您，看看别的邻居需要什么。");
            }
            return null;
        });
    }

    /** @param contact what the author tells this neighbour, or null; told anew when accepted again */
    Future<Exchange> accept(Caller author, long helpId, long id, String contact) {
        return database.withTransaction(tx -> helps.lock(tx, helpId, author.personId())
                .map(found -> neighbourhood.own(found, author, clock.instant()))
                .compose(help -> {
                    help.life().mustBeOpen(clock.instant());
                    mustBePublished(help);
                    return store.find(tx, helpId, id)
                            .map(ResponseService::existing)
                            .compose(response -> accept(tx, help, response, contact));
                })
                .compose(accepted -> exchange(tx, author, helpId, id)));
    }

    private static void mustBePublished(Help help) {
        if (!help.isPublished()) {
            throw Refusal.conflict("help:not-published", "现在没有公开", "等主持审核以后再选；结果会发到您的消息里。");
        }
    }

    private Future<Void> accept(SqlConnection tx, Help help, Response response, String contact) {
        response.mustStay();
        boolean isNew = response.state() == Response.State.WAITING;
        return store.accept(tx, response.id(), envelope.seal(contact))
                .compose(
                        accepted -> isNew ? letters.accepted(tx, help, response.personId()) : Future.succeededFuture());
    }

    /** By the neighbour: nothing stays of one who was not chosen, and nothing of what was told of one who was. */
    Future<Void> withdraw(Caller neighbour, long helpId, long id) {
        return database.withTransaction(
                tx -> helps.lock(tx, helpId, neighbour.personId()).compose(found -> store.find(tx, helpId, id)
                        .map(response -> existing(response.filter(own -> own.personId() == neighbour.personId())))
                        .compose(own -> withdraw(tx, found.orElseThrow().help(), own))));
    }

    private Future<Void> withdraw(SqlConnection tx, Help help, Response own) {
        own.mustStay();
        if (own.state() == Response.State.WAITING) {
            return store.delete(tx, own.id());
        }
        return store.leave(tx, own.id())
                .compose(left -> help.life().isOpen(clock.instant())
                        ? letters.left(tx, help, own.personName())
                        : Future.succeededFuture());
    }

    /** Those between the reader and the author; readers who have none get none. */
    Future<List<Exchange>> list(Caller reader, long helpId) {
        SqlClient sql = database.reads();
        return helps.find(sql, helpId, reader.personId()).compose(found -> {
            Instant now = clock.instant();
            Seen seen = found.filter(known -> isBetween(known, now) || neighbourhood.maySee(reader, known, now))
                    .orElseThrow(Neighbourhood::none);
            return exchanges(sql, reader, seen.help());
        });
    }

    private static boolean isBetween(Seen known, Instant now) {
        return known.own() != null && !known.help().life().isForgotten(now);
    }

    private Future<List<Exchange>> exchanges(SqlClient sql, Caller reader, Help help) {
        return mediations.ofReader(sql, help.id(), reader.personId()).compose(byResponse -> store.ofReader(
                        sql, help.id(), reader.personId())
                .map(responses -> responses.stream()
                        .map(response -> new Exchange(help, response, byResponse.get(response.id())))
                        .toList()));
    }

    Future<Exchange> one(Caller reader, long helpId, long id) {
        return exchange(database.reads(), reader, helpId, id);
    }

    /** For one of the two. */
    private Future<Exchange> exchange(SqlClient sql, Caller reader, long helpId, long id) {
        return helps.find(sql, helpId, reader.personId())
                .map(found -> found.orElseThrow(Neighbourhood::none).help())
                .compose(help -> exchanges(sql, reader, help))
                .map(all -> all.stream()
                        .filter(one -> one.response().id() == id)
                        .findFirst()
                        .orElseThrow(ResponseService::none));
    }

    static Response existing(Optional<Response> found) {
        return found.orElseThrow(ResponseService::none);
    }

    static Refusal none() {
        return Refusal.notFound("help:no-such-response", "没有这个应答");
    }
}
