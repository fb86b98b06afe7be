package cn.servicecircle.kin;

import cn.servicecircle.evidence.Evidence;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kin.Kinship.Wanted;
import io.vertx.core.Future;
import java.time.Instant;

/** 亲属, for both sides and for the counter. */
public final class KinRoutes {
    private final KinService kin;
    private final Idempotency idempotency;

    public KinRoutes(KinService kin, Idempotency idempotency) {
        this.kin = kin;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.on("inviteRelative", this::invite)
                .on("acceptInvitation", this::accept)
                .on("listRelatives", this::list)
                .on("endKinship", call -> kin.end(call.caller(), call.id("kinshipId")))
                .on("linkRelatives", this::link);
    }

    private record KinshipView(
            long id,
            long principalId,
            String principalName,
            long relativeId,
            String relativeName,
            String relation,
            May may,
            String mayText,
            Instant linkedAt) {

        static KinshipView of(Kinship kinship) {
            return new KinshipView(
                    kinship.id(),
                    kinship.principalId(),
                    kinship.principalName(),
                    kinship.relativeId(),
                    kinship.relativeName(),
                    kinship.relation(),
                    kinship.may(),
                    kinship.may().text(),
                    kinship.linkedAt());
        }
    }

    private record Invite(String relation, May may) {}

    /** Not kept under an Idempotency-Key: the answer is a secret, of which only the hash may be stored. */
    private Future<Reply> invite(Call call) {
        Invite wanted = call.body(Invite.class);
        return kin.invite(call.caller(), wanted.relation(), wanted.may()).map(Reply::created);
    }

    private record Code(String code) {}

    private Future<Reply> accept(Call call) {
        String code = call.body(Code.class).code();
        return idempotency.once(
                call, tx -> kin.accept(tx, call.caller(), code).map(kinship -> Reply.created(KinshipView.of(kinship))));
    }

    private Future<Slice<KinshipView>> list(Call call) {
        return kin.list(call.caller(), call.page()).map(slice -> slice.map(KinshipView::of));
    }

    private record Link(long principalId, long relativeId, String relation, May may, Evidence evidence) {
        Wanted wanted() {
            return new Wanted(principalId, relativeId, relation, may);
        }
    }

    private Future<Reply> link(Call call) {
        Link link = call.body(Link.class);
        return idempotency.once(
                call, tx -> kin.link(tx, call.caller(), call.id("stationId"), link.wanted(), link.evidence())
                        .map(kinship -> Reply.created(KinshipView.of(kinship))));
    }
}
