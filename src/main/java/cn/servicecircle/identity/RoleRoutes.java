package cn.servicecircle.identity;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.identity.RoleGrant.Wanted;
import io.vertx.core.Future;
import java.util.List;

/** The admin's desk: who holds which role where. */
public final class RoleRoutes {
    private final IdentityService identity;
    private final Sessions sessions;

    public RoleRoutes(IdentityService identity, Sessions sessions) {
        this.identity = identity;
        this.sessions = sessions;
    }

    public void addTo(Api api) {
        api.on("listRoleGrants", call -> identity.grantsOf(call.id("personId")).map(RoleGrants::new))
                .on("grantRole", this::grant)
                .on("revokeRole", this::revoke);
    }

    private record RoleGrants(List<RoleGrant> items) {}

    private Future<Reply> grant(Call call) {
        return identity.grant(call.caller(), call.body(Wanted.class))
                .compose(grant -> sessions.refresh(grant.personId()).map(Reply.created(grant)));
    }

    private Future<Void> revoke(Call call) {
        return identity.revoke(call.caller(), call.id("roleGrantId"), sessions::endAllOf)
                .compose(grant -> sessions.endAllOf(grant.personId()));
    }
}
