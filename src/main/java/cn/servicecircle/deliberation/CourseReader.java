package cn.servicecircle.deliberation;

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
        return dockets.read(database.reads(), reader, access, topicId).compose(docket -> {
            Future<List<Step>> steps = store.steps(database.reads(), topicId);
            boolean counts = docket.course().stage() == Stage.OBJECTION;
            Future<Integer> against = counts ? objections.count(database.reads(), topicId) : Future.succeededFuture();
            Future<Integer> bearable = counts ? bearable(docket) : Future.succeededFuture();
            Future<List<Work>> works = works(topicId);
            Future<List<Sitting>> meetings = sittings.of(database.reads(), topicId);
            return Future.all(steps, against, bearable, works, meetings)
                    .map(read -> CourseView.of(
                            docket.kept(),
                            against.result(),
                            bearable.result(),
                            works.result(),
                            meetings.result(),
                            steps.result(),
                            zone));
        });
    }

    private Future<List<Work>> works(long topicId) {
        return works.of(database.reads(), topicId);
    }

    private Future<Integer> bearable(Docket docket) {
        return sizes.of(database.reads(), docket.space())
                .map(households -> docket.kept().rules().bearableObjections(households));
    }
}
