package cn.servicecircle.kin;

import cn.servicecircle.evidence.Evidence;
import cn.servicecircle.evidence.EvidenceStore;
import cn.servicecircle.identity.Token;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kin.Kinship.Wanted;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.station.StationStaff;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Links people with their relatives, and ends it. */
public final class KinService {
    private static final Duration VALID = Duration.ofDays(1);
    /** Each of them hears of every step. */
    private static final int MOST = 10;

    private final Database database;
    private final StationStaff counters;
    private final Outbox outbox;
    private final Clock clock;
    private final KinStore kin = new KinStore();
    private final InvitationStore invitations = new InvitationStore();
    private final EvidenceStore evidence = new EvidenceStore();

    public KinService(Database database, StationStaff counters, Outbox outbox, Clock clock) {
        this.database = database;
        this.counters = counters;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The one time that the code is to be had. */
    record Issued(String code, Instant expiresAt) {}

    Future<Issued> invite(Caller principal, String relation, May may) {
        String code = Token.random();
        Instant now = clock.instant();
        Invitation invitation = new Invitation(principal.personId(), relation, may, now.plus(VALID));
        return database.withTransaction(tx -> invitations
                .removeExpired(tx, principal.personId(), now)
                .compose(removed -> invitations.add(tx, Token.hash(code), invitation))
                .map(new Issued(code, invitation.expiresAt())));
    }

    /** A code is good once. */
    Future<Kinship> accept(SqlConnection tx, Caller relative, String code) {
        String hash = Token.hash(code);
        return invitations.lock(tx, hash).compose(found -> {
            Invitation invitation = found.filter(open -> open.expiresAt().isAfter(clock.instant()))
                    .orElseThrow(
                            () -> Refusal.invalid("kin:code-not-valid", "这个邀请码不能用", "邀请码一天内有效，只能用一次。请您的亲属在小程序里重新发一个。"));
            if (invitation.principalId() == relative.personId()) {
                throw Refusal.conflict("kin:own-code", "这是您自己发出的邀请", "请把它发给您的亲属，由亲属打开。");
            }
            Wanted wanted =
                    new Wanted(invitation.principalId(), relative.personId(), invitation.relation(), invitation.may());
            return invitations
                    .remove(tx, hash)
                    .compose(removed -> add(tx, wanted, null, null, relative))
                    .compose(
                            kinship -> tell(tx, kinship, kinship.principalId(), Notice.Kind.KIN_LINKED, linked(kinship))
                                    .map(kinship));
        });
    }

    /** By the staff of a station, with evidence that the principal wants it; nobody links themselves that way. */
    Future<Kinship> link(SqlConnection tx, Caller staff, long stationId, Wanted wanted, Evidence shown) {
        counters.mustServe(staff, stationId);
        if (wanted.principalId() == wanted.relativeId()) {
            throw Refusal.unknown("/relativeId", "kin:same-person", "自己不能是自己的亲属");
        }
        if (wanted.principalId() == staff.personId() || wanted.relativeId() == staff.personId()) {
            throw Refusal.forbidden("kin:self-dealing", "不能给自己登记", "请由同事登记，或在小程序里用邀请码关联。");
        }
        shown.mustNotBeAttached();
        return evidence.add(tx, shown, staff.personId(), clock.instant())
                .compose(evidenceId -> add(tx, wanted, stationId, evidenceId, staff))
                .compose(kinship -> {
                    shown.check(kinship.relativeName());
                    return tellBoth(tx, kinship);
                });
    }

    private Future<Kinship> add(SqlConnection tx, Wanted wanted, Long stationId, Long evidenceId, Caller by) {
        return kin.hold(tx, wanted.principalId()).compose(relatives -> {
            if (relatives.size() >= MOST) {
                throw Refusal.conflict("kin:too-many", "关联的亲属已经很多", "最多关联 " + MOST + " 位，请先解除不再需要的。");
            }
            return kin.add(tx, wanted, stationId, evidenceId, by.personId(), clock.instant())
                    .compose(id -> kin.find(tx, id))
                    .map(kinship -> kinship.orElseThrow(KinStore::unknownPerson));
        });
    }

    Future<Slice<Kinship>> list(Caller caller, Page page) {
        return kin.listOf(database.reads(), caller.personId(), page).map(found -> page.slice(found, Kinship::id));
    }

    /** By either of them, and by the staff of the station that linked them, for whoever has no mini-program. */
    Future<Void> end(Caller caller, long id) {
        return database.withTransaction(tx -> kin.find(tx, id)
                .map(found -> found.filter(kinship -> mayEnd(caller, kinship)).orElseThrow(KinService::notFound))
                .compose(kinship -> kin.end(tx, id, caller.personId(), clock.instant())
                        .compose(ended -> ended ? tellEnded(tx, kinship, caller) : Future.failedFuture(notFound()))));
    }

    private boolean mayEnd(Caller caller, Kinship kinship) {
        return kinship.isOf(caller.personId())
                || (kinship.stationId() != null && counters.serves(caller, kinship.stationId()));
    }

    private static Refusal notFound() {
        return Refusal.notFound("kin:not-found", "没有这项亲属关联");
    }

    private static String linked(Kinship kinship) {
        return kinship.relativeName() + "（" + kinship.relation() + "）已和您关联，"
                + kinship.may().text() + "。您随时可以解除；不认识的请马上解除。";
    }

    private Future<Kinship> tellBoth(SqlConnection tx, Kinship kinship) {
        return tell(tx, kinship, kinship.principalId(), Notice.Kind.KIN_LINKED, linked(kinship))
                .compose(told -> tell(
                        tx,
                        kinship,
                        kinship.relativeId(),
                        Notice.Kind.KIN_LINKED,
                        "站点为您和" + kinship.principalName() + "登记了亲属关联，您"
                                + kinship.may().text() + "。"))
                .map(kinship);
    }

    private Future<Void> tellEnded(SqlConnection tx, Kinship kinship, Caller by) {
        String text = kinship.principalName() + "和" + kinship.relativeName() + "的亲属关联已经解除。";
        Future<Void> told = Future.succeededFuture();
        for (long person : new long[] {kinship.principalId(), kinship.relativeId()}) {
            if (person != by.personId()) {
                told = told.compose(done -> tell(tx, kinship, person, Notice.Kind.KIN_ENDED, text));
            }
        }
        return told;
    }

    private Future<Void> tell(SqlConnection tx, Kinship kinship, long personId, Notice.Kind kind, String text) {
        return outbox.tell(tx, new Notice(personId, kind, "亲属：" + kinship.relation(), text, "/relatives"));
    }
}
