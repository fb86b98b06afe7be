package cn.servicecircle.visitor;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import io.vertx.core.Future;

/** People without WeChat, for the staff who serve them. */
public final class VisitorRoutes {
    private final Visitors visitors;

    public VisitorRoutes(Visitors visitors) {
        this.visitors = visitors;
    }

    public void addTo(Api api) {
        api.on("registerVisitor", this::register)
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

    private record Phone(String phone) {}

    private Future<Phone> showPhone(Call call) {
        return visitors.showPhone(call.caller(), call.id("stationId"), call.id("visitorId"))
                .map(Phone::new);
    }
}
