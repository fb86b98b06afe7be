package cn.servicecircle.moderation;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.moderation.Appeals.Answer;
import cn.servicecircle.moderation.Sanctions.Imposed;
import io.vertx.core.Future;
import java.time.Instant;

/** Sanctions, for the moderators who impose them and for those whom they concern. */
public final class SanctionRoutes {
    private final Sanctions sanctions;
    private final SanctionAppeals appeals;
    private final Idempotency idempotency;

    public SanctionRoutes(Sanctions sanctions, SanctionAppeals appeals, Idempotency idempotency) {
        this.sanctions = sanctions;
        this.appeals = appeals;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.on("imposeSanction", this::impose)
                .on("listMySanctions", this::mine)
                .on("listSanctionAppeals", this::waiting)
                .on("appealSanction", call -> appeals.appeal(
                                call.caller(), id(call), call.body(Why.class).reason())
                        .map(View::of))
                .on("answerSanctionAppeal", call -> appeals.decide(call.caller(), id(call), call.body(Answer.class))
                        .map(View::of));
    }

    private static long id(Call call) {
        return call.id("sanctionId");
    }

    private record Why(String reason) {}

    private record View(
            long id,
            long moderationId,
            String grade,
            String gradeText,
            String clause,
            String reason,
            Instant imposedAt,
            Instant until,
            boolean lifted,
            String appeal,
            Instant appealedAt,
            Instant dueAt,
            String answer) {

        static View of(Sanction sanction) {
            return new View(
                    sanction.id(),
                    sanction.caseId(),
                    sanction.grade().word(),
                    sanction.grade().text(),
                    sanction.clause(),
                    sanction.reason(),
                    sanction.imposedAt(),
                    sanction.until(),
                    sanction.lifted(),
                    sanction.appeal(),
                    sanction.appealedAt(),
                    sanction.dueAt(),
                    sanction.answer());
        }
    }

    private Future<Reply> impose(Call call) {
        long caseId = call.id("moderationId");
        Imposed wanted = call.body(Imposed.class);
        return idempotency.once(call, tx -> sanctions
                .impose(tx, call.caller(), caseId, wanted)
                .map(imposed -> Reply.created(View.of(imposed))));
    }

    private Future<Slice<View>> waiting(Call call) {
        return appeals.waiting(call.caller(), call.page()).map(slice -> slice.map(View::of));
    }

    private Future<Slice<View>> mine(Call call) {
        return sanctions.mine(call.caller(), call.page()).map(slice -> slice.map(View::of));
    }
}
