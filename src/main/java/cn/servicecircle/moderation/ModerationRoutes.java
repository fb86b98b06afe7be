package cn.servicecircle.moderation;

import cn.servicecircle.area.Areas;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.snapshot.Snapshot;
import io.vertx.core.Future;
import java.time.Instant;

/** The moderator's desk. */
public final class ModerationRoutes {
    private final ModerationService moderations;
    private final Snapshot<Areas> areas;

    public ModerationRoutes(ModerationService moderations, Snapshot<Areas> areas) {
        this.moderations = moderations;
        this.areas = areas;
    }

    public void addTo(Api api) {
        api.on("listModerations", this::list).on("decideModeration", this::decide);
    }

    private record View(
            long id,
            String subject,
            long subjectId,
            long areaId,
            String areaName,
            String authorName,
            String text,
            String machineSays,
            String state,
            String clause,
            String reason,
            Instant openedAt,
            Instant decidedAt) {}

    private View view(Moderation moderation) {
        return new View(
                moderation.id(),
                moderation.subject().kind(),
                moderation.subject().id(),
                moderation.subject().areaId(),
                areas.get().name(moderation.subject().areaId()),
                moderation.authorName(),
                moderation.text(),
                moderation.machineSays(),
                moderation.state(),
                moderation.clause(),
                moderation.reason(),
                moderation.openedAt(),
                moderation.decidedAt());
    }

    private Future<Slice<View>> list(Call call) {
        return moderations.list(call.caller(), call.text("state"), call.page()).map(slice -> slice.map(this::view));
    }

    private Future<View> decide(Call call) {
        return moderations
                .decide(call.caller(), call.id("moderationId"), call.body(Decision.class))
                .map(this::view);
    }
}
