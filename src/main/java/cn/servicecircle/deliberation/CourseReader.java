package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.CourseView.Against;
import cn.servicecircle.deliberation.ObjectionStore.Appeal;
import cn.servicecircle.deliberation.SittingStore.Sitting;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.space.GroupSizeStore;
import cn.servicecircle.space.SpaceAccess;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.List;

/** Tells how far a topic is. */
public final class CourseReader {
    private final Database database;
    private final Dockets dockets;
    private final SpaceAccess access;
    private final ZoneId zone;
    private final CourseStore store = new CourseStore();
    private final ObjectionStore objections = new ObjectionStore();
    private final WorkStore works = new WorkStore();
    private final SittingStore sittings = new SittingStore();
    private final GroupSizeStore sizes = new GroupSizeStore();

    public CourseReader(Database database, Dockets dockets, SpaceAccess access, ZoneId zone) {
        this.database = database;
        this.dockets = dockets;
        this.access = access;
        this.zone = zone;
    }

    Future<CourseView> get(Caller reader, long topicId) {
        return dockets.read(database.reads(), reader, topicId).compose(docket -> {
            Future<List<Step>> steps = store.steps(database.reads(), topicId);
            Future<Against> against = against(reader, docket);
            Future<List<Work>> works = works(topicId);
            Future<List<Sitting>> meetings = sittings.of(database.reads(), topicId);
            return Future.all(steps, against, works, meetings)
                    .map(read -> CourseView.of(
                            docket.kept(), against.result(), works.result(), meetings.result(), steps.result(), zone));
        });
    }

    private Future<Against> against(Caller reader, Docket docket) {
        long topicId = docket.matter().topicId();
        boolean counts = docket.course().stage() == Stage.OBJECTION;
        Future<Integer> so = counts ? objections.count(database.reads(), topicId) : Future.succeededFuture();
        Future<Integer> bearable = counts ? bearable(docket) : Future.succeededFuture();
        Future<String> appeal = docket.course().contested() ? appeal(reader, docket) : Future.succeededFuture();
        return Future.all(so, bearable, appeal)
                .map(read -> new Against(so.result(), bearable.result(), appeal.result()));
    }

    /** Nobody has looked at its words yet, so that they are for who wrote them and for who will answer. */
    private Future<String> appeal(Caller reader, Docket docket) {
        return objections
                .openAppeal(database.reads(), docket.matter().topicId())
                .map(found -> found.filter(appeal ->
                                appeal.personId() == reader.personId() || access.moderates(reader, docket.space()))
                        .map(Appeal::reason)
                        .orElse(null));
    }

    private Future<List<Work>> works(long topicId) {
        return works.of(database.reads(), topicId);
    }

    private Future<Integer> bearable(Docket docket) {
        return sizes.of(database.reads(), docket.space())
                .map(households -> docket.kept().rules().bearableObjections(households));
    }
}
