package cn.servicecircle.mutualaid;

import cn.servicecircle.errand.NewErrand;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.mutualaid.Help.Seen;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.SpaceAccess;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneId;

/** 邻里互助: what is asked for and offered. */
final class HelpRoutes {
    private final HelpService helps;
    private final Closings closings;
    private final Wording wording;
    private final SpaceAccess access;
    private final Idempotency idempotency;
    private final ZoneId zone;

    HelpRoutes(
            HelpService helps,
            Closings closings,
            Wording wording,
            SpaceAccess access,
            Idempotency idempotency,
            ZoneId zone) {
        this.helps = helps;
        this.closings = closings;
        this.wording = wording;
        this.access = access;
        this.idempotency = idempotency;
        this.zone = zone;
    }

    void addTo(Api api) {
        api.on("postHelp", this::post)
                .on("listHelps", this::list)
                .on("listMyHelps", this::listOwn)
                .on("getHelp", call -> helps.get(call.caller(), id(call)).map(seen -> view(seen, call.caller())))
                .on("extendHelp", call -> closings.extend(
                                call.caller(),
                                id(call),
                                call.body(Extension.class).lastDay())
                        .map(seen -> view(seen, call.caller())))
                .on("closeHelp", call -> closings.close(
                                call.caller(),
                                id(call),
                                call.body(Closing.class).solved())
                        .map(seen -> view(seen, call.caller())))
                .on("handHelpOver", this::handOver);
    }

    private record Extension(LocalDate lastDay) {}

    private record Closing(boolean solved) {}

    /** The request at a station that it became. */
    private record HandedOver(long errandId, String trackingNumber) {}

    private static long id(Call call) {
        return call.id("helpId");
    }

    private HelpView view(Seen seen, Caller reader) {
        return HelpView.of(seen, reader, access.space(seen.help().spaceId()).name(), zone);
    }

    private Slice<HelpView> views(Slice<Seen> slice, Caller reader) {
        return slice.map(seen -> view(seen, reader));
    }

    private Future<Reply> post(Call call) {
        Caller author = call.caller();
        Help.New wanted = call.body(Help.New.class);
        return idempotency.unlessAnswered(call, () -> {
            Space space = helps.mayPost(author, wanted);
            return wording.ofHelp(author, wanted.text())
                    .compose(verdict -> idempotency.once(call, tx -> helps.post(tx, author, space, wanted, verdict)
                            .map(seen -> Reply.created("/helps/" + seen.help().id(), view(seen, author)))));
        });
    }

    private Future<Slice<HelpView>> list(Call call) {
        Long spaceId = call.optionalId("spaceId").orElse(null);
        Long areaId = call.optionalId("areaId").orElse(null);
        return helps.list(call.caller(), spaceId, areaId, call.page()).map(slice -> views(slice, call.caller()));
    }

    private Future<Slice<HelpView>> listOwn(Call call) {
        return helps.listOwn(call.caller(), call.text("as").equals("neighbour"), call.page())
                .map(slice -> views(slice, call.caller()));
    }

    private Future<Reply> handOver(Call call) {
        return idempotency.once(call, tx -> closings.handOver(tx, call.caller(), id(call), call.body(NewErrand.class))
                .map(filed ->
                        Reply.created("/errands/" + filed.id(), new HandedOver(filed.id(), filed.trackingNumber()))));
    }
}
