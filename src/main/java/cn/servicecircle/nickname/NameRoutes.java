package cn.servicecircle.nickname;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.identity.Profiles;
import cn.servicecircle.identity.Profiles.Me;
import cn.servicecircle.identity.Sessions;
import io.vertx.core.Future;

/** The name that others see. */
public final class NameRoutes {
    private final Names names;
    private final Profiles profiles;
    private final Sessions sessions;

    public NameRoutes(Names names, Profiles profiles, Sessions sessions) {
        this.names = names;
        this.profiles = profiles;
        this.sessions = sessions;
    }

    public void addTo(Api api) {
        api.on("chooseName", this::choose);
    }

    private record Name(String displayName) {}

    private Future<Me> choose(Call call) {
        long personId = call.caller().personId();
        return names.choose(call.caller(), call.body(Name.class).displayName())
                .compose(chosen -> sessions.refresh(personId))
                .compose(told -> profiles.me(personId));
    }
}
