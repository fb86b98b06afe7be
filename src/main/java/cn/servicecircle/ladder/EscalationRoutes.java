package cn.servicecircle.ladder;

import cn.servicecircle.area.Reach;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.ladder.EscalationStore.Escalated;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.snapshot.Snapshot;
import io.vertx.core.Future;
import java.time.Instant;

/** What has gone up to a level, for its 管家. */
public final class EscalationRoutes {
    private final Database database;
    private final Reach reach;
    private final Snapshot<Catalogue> catalogue;
    private final LadderClock clock;
    private final EscalationStore escalations = new EscalationStore();

    public EscalationRoutes(Database database, Reach reach, Snapshot<Catalogue> catalogue, LadderClock clock) {
        this.database = database;
        this.reach = reach;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("listEscalations", this::list);
    }

    private record Escalation(
            long id,
            long errandId,
            Long callId,
            String trackingNumber,
            String serviceItemName,
            String text,
            Instant escalatedAt) {}

    private Future<Slice<Escalation>> list(Call call) {
        long areaId = call.id("areaId");
        if (!reach.isSteward(call.caller(), areaId)) {
            throw Refusal.forbidden("area:not-yours", "您不是这个区域的管家", "只能看报给自己管的区域的件；您的角色在 GET /me 里。");
        }
        return escalations
                .ofArea(database.reads(), areaId, call.page())
                .map(fetched -> call.page().slice(fetched, Escalated::id).map(this::view));
    }

    private Escalation view(Escalated escalated) {
        String promise = escalated.bodyName() == null
                ? Overdue.promise(escalated.responsibleName())
                : Overdue.promiseOf(escalated.bodyName());
        Overdue overdue = new Overdue(escalated.trackingNumber(), escalated.lastDay(), promise);
        return new Escalation(
                escalated.id(),
                escalated.subject().errandId(),
                escalated.subject().callId(),
                escalated.trackingNumber(),
                catalogue.get().name(escalated.itemId()),
                overdue.text(clock),
                escalated.at());
    }
}
