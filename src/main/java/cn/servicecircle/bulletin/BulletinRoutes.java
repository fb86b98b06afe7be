package cn.servicecircle.bulletin;

import cn.servicecircle.area.Areas;
import cn.servicecircle.bulletin.BulletinService.Correction;
import cn.servicecircle.bulletin.BulletinService.Publication;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.snapshot.Snapshot;
import io.vertx.core.Future;
import java.util.Optional;

/** 政策宣传, for everyone to read and for publishers to see to. */
public final class BulletinRoutes {
    private final BulletinReader reader;
    private final BulletinService service;
    private final BulletinViews views;
    private final Snapshot<Areas> areas;
    private final Idempotency idempotency;

    public BulletinRoutes(
            BulletinReader reader,
            BulletinService service,
            BulletinViews views,
            Snapshot<Areas> areas,
            Idempotency idempotency) {
        this.reader = reader;
        this.service = service;
        this.views = views;
        this.areas = areas;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.onNow("listBulletins", this::list)
                .on("getBulletin", call -> reader.get(call.id("bulletinId")).map(views::view))
                .on("getBulletinVersion", call -> reader.version(call.id("bulletinId"), (int) call.id("version"))
                        .map(views::view))
                .on("publishBulletin", this::publish)
                .on("correctBulletin", call -> service.correct(
                                call.caller(), call.id("bulletinId"), call.body(Correction.class))
                        .map(views::view))
                .on("withdrawBulletin", call -> service.withdraw(
                                call.caller(),
                                call.id("bulletinId"),
                                call.body(Reason.class).reason())
                        .map(views::managed))
                .on("listBulletinVersions", call -> service.versions(call.caller(), call.id("bulletinId"), call.page())
                        .map(slice -> slice.map(BulletinViews.Version::of)))
                .on("listAreaBulletins", call -> service.within(call.caller(), call.id("areaId"), call.page())
                        .map(slice -> slice.map(views::managed)));
    }

    private record Reason(String reason) {}

    private Slice<BulletinViews.Brief> list(Call call) {
        Areas tree = areas.get();
        Optional<Audience> audience = call.optionalText("audience").map(word -> Worded.of(Audience.class, word));
        return reader.list(tree.upFrom(tree.get(call.id("areaId")).id()), audience, call.page())
                .map(views::brief);
    }

    private Future<Reply> publish(Call call) {
        Publication wanted = call.body(Publication.class);
        return idempotency.once(call, tx -> service.publish(tx, call.caller(), wanted)
                .map(bulletin -> Reply.created("/bulletins/" + bulletin.id(), views.view(bulletin))));
    }
}
