package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.Chairing.Conclusion;
import cn.servicecircle.deliberation.CourseView.WorkView;
import cn.servicecircle.deliberation.Owners.NewPromise;
import cn.servicecircle.deliberation.Works.NewWork;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import io.vertx.core.Future;

/** How a topic goes on: for those who read it, those who are against it, and those who chair it. */
public final class DeliberationRoutes {
    private final CourseReader reader;
    private final Courses courses;
    private final Contests contests;
    private final Chairing chairing;
    private final Works works;
    private final Idempotency idempotency;

    public DeliberationRoutes(
            CourseReader reader,
            Courses courses,
            Contests contests,
            Chairing chairing,
            Works works,
            Idempotency idempotency) {
        this.reader = reader;
        this.courses = courses;
        this.contests = contests;
        this.chairing = chairing;
        this.works = works;
        this.idempotency = idempotency;
    }

    private record Reason(String reason) {}

    private record Settlement(Track track, String answer) {}

    private record Extension(int days, String reason) {}

    public void addTo(Api api) {
        api.on("getCourse", call -> reader.get(call.caller(), topic(call)))
                .on("stateFacts", call -> courses.stateFacts(call.caller(), topic(call), call.body(Facts.class)))
                .on(
                        "objectToTopic",
                        call -> contests.object(
                                call.caller(),
                                topic(call),
                                call.body(Reason.class).reason()))
                .on("withdrawObjection", call -> contests.withdraw(call.caller(), topic(call)))
                .on(
                        "appealTrack",
                        call -> after(
                                call,
                                contests.appeal(
                                        call.caller(),
                                        topic(call),
                                        call.body(Reason.class).reason())))
                .on("settleTrack", this::settle)
                .on("extendStage", this::extend)
                .on(
                        "concludeStage",
                        call -> after(call, chairing.conclude(call.caller(), topic(call), call.body(Conclusion.class))))
                .on("addWork", this::addWork)
                .on(
                        "promiseWork",
                        call -> after(call, chairing.promise(call.caller(), topic(call), call.body(NewPromise.class))));
    }

    private Future<Reply> addWork(Call call) {
        NewWork wanted = call.body(NewWork.class);
        return idempotency.once(call, tx -> works.add(tx, call.caller(), topic(call), wanted)
                .map(work -> Reply.created(WorkView.of(work))));
    }

    private static long topic(Call call) {
        return call.id("topicId");
    }

    /** How far it is then; nothing where it is not under way. */
    private Future<CourseView> after(Call call, Future<Void> done) {
        return done.compose(nothing -> reader.get(call.caller(), topic(call)));
    }

    private Future<CourseView> settle(Call call) {
        Settlement said = call.body(Settlement.class);
        return after(call, contests.settle(call.caller(), topic(call), said.track(), said.answer()));
    }

    private Future<CourseView> extend(Call call) {
        Extension said = call.body(Extension.class);
        return after(call, chairing.extend(call.caller(), topic(call), said.days(), said.reason()));
    }
}
