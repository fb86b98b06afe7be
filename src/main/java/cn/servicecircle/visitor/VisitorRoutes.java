package cn.servicecircle.visitor;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.identity.Sessions;
import io.vertx.core.Future;

/** People without WeChat, and those whose phone WeChat cannot tell, for the staff who serve them. */
public final class VisitorRoutes {
    private final Visitors visitors;
    private final PhoneDesk phones;
    private final Sessions sessions;
    private final Idempotency idempotency;

    public VisitorRoutes(Visitors visitors, PhoneDesk phones, Sessions sessions, Idempotency idempotency) {
        this.visitors = visitors;
        this.phones = phones;
        this.sessions = sessions;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.on("registerVisitor", this::register)
                .on("recordPhone", this::recordPhone)
                .on("showVisitorPhone", this::showPhone)
                .on("listCalls", call -> visitors.calls(call.caller(), call.id("stationId"), call.page()))
                .on(
                        "markPhoned",
                        call -> visitors.markPhoned(call.caller(), call.id("stationId"), call.id("notificationId")));
    }

    private record NewVisitor(String displayName, String phone, boolean consent) {}

    private Future<Visitor> register(Call call) {
        NewVisitor wanted = call.body(NewVisitor.class);
        return visitors.register(call.caller(), call.id("stationId"), wanted.displayName(), wanted.phone());
    }

    private record NewPhone(long personId, String phone, boolean consent) {}

    private Future<Reply> recordPhone(Call call) {
        NewPhone wanted = call.body(NewPhone.class);
        return idempotency
                .once(call, tx -> phones.record(
                                tx, call.caller(), call.id("stationId"), wanted.personId(), wanted.phone())
                        .map(Reply::created))
                .compose(reply -> sessions.refresh(wanted.personId()).map(reply));
    }

    private record Phone(String phone) {}

    private Future<Phone> showPhone(Call call) {
        return visitors.showPhone(call.caller(), call.id("stationId"), call.id("visitorId"))
                .map(Phone::new);
    }
}
