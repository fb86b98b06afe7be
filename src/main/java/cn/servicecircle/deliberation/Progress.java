package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.Course.Promise;
import cn.servicecircle.deliberation.Step.Kind;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.Podium;
import cn.servicecircle.space.SpaceAccess;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** 进展: those who answer for a decision tell how it goes until it is done; or whoever chairs writes down what they say. */
public final class Progress {
    /** Each is told to all who follow the topic. */
    private static final int A_DAY = 3;

    private final Dockets dockets;
    private final Owners owners;
    private final SpaceAccess access;
    private final Podium podium;
    private final Clock clock;
    private final CourseStore courses = new CourseStore();

    /** @param clock in the zone in which days begin */
    public Progress(Dockets dockets, Owners owners, SpaceAccess access, Podium podium, Clock clock) {
        this.dockets = dockets;
        this.owners = owners;
        this.access = access;
        this.podium = podium;
        this.clock = clock;
    }

    /** Refuses those who may not write it, and what may not be seen by everybody at once: before the transaction. */
    Future<Void> mayAdd(SqlClient sql, Caller writer, long topicId, String text) {
        return dockets.read(sql, writer, topicId).compose(docket -> {
            boolean isAppointed =
                    owns(writer, docket) && docket.course().promise().partyId() == null;
            return isAppointed
                    ? podium.mustPass(writer, docket.space(), List.of(text))
                    : podium.mustBeFit(writer, docket.space(), List.of(text));
        });
    }

    Future<Step> add(SqlConnection tx, Caller writer, long topicId, String text) {
        return dockets.lock(tx, topicId).compose(docket -> {
            boolean owns = owns(writer, docket);
            return mustNotBeTooMany(tx, topicId).compose(few -> {
                String said = (owns ? docket.course().promise().by() : "主持代记") + "：" + text;
                return dockets.enter(tx, docket, docket.kept(), Kind.PROGRESS, said, writer.personId())
                        .map(new Step(Kind.PROGRESS, Stage.FOLLOW_UP, clock.instant(), writer.name(), said));
            });
        });
    }

    /** Else the writer chairs, and began not the topic. Refuses everybody else, and while there is nothing to be done. */
    private boolean owns(Caller writer, Docket docket) {
        Promise promise = docket.course().promise();
        boolean owns = owners.isOwner(writer, promise, docket.space());
        if (!owns && !access.runs(writer, docket.space())) {
            throw access.mayRead(writer, docket.space())
                    ? Refusal.forbidden("promise:not-yours", "由负责的人来写", "您有意见，请写评论。")
                    : Dockets.noTopic();
        }
        if (!owns && docket.matter().authorId() == writer.personId()) {
            throw Chairing.ownTopic();
        }
        if (docket.course().stage() != Stage.FOLLOW_UP || promise == null) {
            throw Refusal.conflict("promise:none", "现在没有要办的事", "写明谁来办以后、办结以前，才写进展。");
        }
        return owns;
    }

    private Future<Void> mustNotBeTooMany(SqlConnection tx, long topicId) {
        Instant today = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        return courses.countSince(tx, topicId, Kind.PROGRESS, today).map(count -> {
            if (count >= A_DAY) {
                throw Refusal.conflict("promise:enough-today", "今天的进展写够了", "一个议题一天最多写 " + A_DAY + " 条进展，请明天再写。");
            }
            return null;
        });
    }
}
