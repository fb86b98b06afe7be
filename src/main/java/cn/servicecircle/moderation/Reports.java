package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.EventStore.Event;
import cn.servicecircle.moderation.EventStore.Kind;
import cn.servicecircle.moderation.ReportStore.Report;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.GroupSizeStore;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.Spaces;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** Takes reports in: one of a person and a thing, one case for all of them. */
public final class Reports {
    private final ModerationQueue queue;
    private final Map<String, Moderated> features;
    private final Snapshot<Spaces> spaces;
    private final Clock clock;
    private final ReportStore store = new ReportStore();
    private final EventStore events = new EventStore();
    private final GroupSizeStore sizes = new GroupSizeStore();

    /**
     * @param features who owns each kind of subject
     * @param clock in the zone in which rule sets begin
     */
    public Reports(ModerationQueue queue, Map<String, Moderated> features, Snapshot<Spaces> spaces, Clock clock) {
        this.queue = queue;
        this.features = features;
        this.spaces = spaces;
        this.clock = clock;
    }

    /** Of what is published and theirs to see; the post stays, unless too many of the group say the same. */
    Future<Void> add(SqlConnection tx, Caller reporter, String kind, long subjectId, Report report) {
        return features.get(kind)
                .published(tx, reporter, subjectId)
                .map(found -> found.orElseThrow(() -> Refusal.notFound("report:no-such-post", "没有这条内容，或者它已经不显示了")))
                .compose(post -> {
                    if (post.subject().authorId() == reporter.personId()) {
                        throw Refusal.conflict("report:own", "这是您自己写的", "不想让别人看到，可以自己修改或撤回。");
                    }
                    return queue.openReported(tx, post);
                })
                .compose(opened -> store.add(tx, opened.id(), reporter.personId(), report, clock.instant())
                        .compose(isFirst -> {
                            if (!isFirst) {
                                throw Refusal.conflict("report:already", "您已经举报过", "审核以后会告诉您结果，不用再举报。");
                            }
                            return coverIfMany(tx, opened, opened.reports() + 1);
                        }));
    }

    private Future<Void> coverIfMany(SqlConnection tx, Moderation opened, int reports) {
        if (!features.get(opened.subject().kind()).isCoveredByReports()) {
            return Future.succeededFuture();
        }
        Space space = spaces.get().get(opened.subject().spaceId());
        return sizes.of(tx, space).compose(households -> {
            int many = space.rulesOn(LocalDate.now(clock)).coveringReports(households);
            return reports == many ? cover(tx, opened) : Future.succeededFuture();
        });
    }

    private Future<Void> cover(SqlConnection tx, Moderation opened) {
        Subject subject = opened.subject();
        Event covered = new Event(0, subject.areaId(), Kind.COVERED, subject.kind(), null, null, clock.instant());
        return features.get(subject.kind())
                .cover(tx, subject)
                .compose(done -> events.add(tx, opened.id(), null, covered, null));
    }
}
