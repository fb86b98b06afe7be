package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.moderation.EventStore.Event;
import cn.servicecircle.moderation.EventStore.Kind;
import cn.servicecircle.moderation.ReportStore.Report;
import cn.servicecircle.space.GroupSizeStore;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.SpaceAccess;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** Takes reports in: one of a person and a thing, one case for all of them. */
public final class Reports {
    private final ModerationQueue queue;
    private final Map<String, Moderated> features;
    private final SpaceAccess access;
    private final Clock clock;
    private final ReportStore store = new ReportStore();
    private final EventStore events = new EventStore();
    private final GroupSizeStore sizes = new GroupSizeStore();

    /**
     * @param features who owns each kind of subject
     * @param clock in the zone in which rule sets begin
     */
    public Reports(ModerationQueue queue, Map<String, Moderated> features, SpaceAccess access, Clock clock) {
        this.queue = queue;
        this.features = features;
        this.access = access;
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
                .compose(opened -> add(tx, reporter, opened, report));
    }

    /** Those who are not of the group are heard as well, but their number covers nothing. */
    private Future<Void> add(SqlConnection tx, Caller reporter, Moderation opened, Report report) {
        boolean ofGroup =
                access.isOfTheGroup(reporter, access.space(opened.subject().spaceId()));
        return store.add(tx, opened.id(), reporter.personId(), ofGroup, report, clock.instant())
                .compose(isFirst -> {
                    if (!isFirst) {
                        throw Refusal.conflict("report:already", "您已经举报过", "审核以后会告诉您结果，不用再举报。");
                    }
                    return ofGroup ? coverIfMany(tx, reporter, opened) : Future.succeededFuture();
                });
    }

    private Future<Void> coverIfMany(SqlConnection tx, Caller reporter, Moderation opened) {
        Subject subject = opened.subject();
        if (!features.get(subject.kind()).isCoveredByReports()) {
            return Future.succeededFuture();
        }
        Space space = access.space(subject.spaceId());
        return sizes.of(tx, space).compose(households -> {
            int many = space.rulesOn(LocalDate.now(clock)).coveringReports(households);
            return store.weigh(tx, opened.id())
                    .compose(weight ->
                            weight >= many ? coverOnce(tx, reporter, subject, opened.id()) : Future.succeededFuture());
        });
    }

    /** Looks again, now that the case is locked: another report, or the author, may have put it away in the meantime. */
    private Future<Void> coverOnce(SqlConnection tx, Caller reporter, Subject subject, long caseId) {
        return features.get(subject.kind())
                .published(tx, reporter, subject.id())
                .compose(post -> post.isPresent() ? cover(tx, subject, caseId) : Future.succeededFuture());
    }

    private Future<Void> cover(SqlConnection tx, Subject subject, long caseId) {
        Event covered = new Event(0, subject.areaId(), Kind.COVERED, subject.kind(), null, null, clock.instant());
        return features.get(subject.kind())
                .cover(tx, caseId, subject)
                .compose(done -> events.add(tx, caseId, null, covered, null));
    }
}
