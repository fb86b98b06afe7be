package cn.servicecircle.meeting;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.meeting.Agenda.Proposed;
import cn.servicecircle.meeting.Meeting.Plan;
import cn.servicecircle.meeting.MinutesDesk.Written;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** Meetings and their minutes. */
public final class MeetingRoutes {
    private final Meetings meetings;
    private final MinutesDesk minutes;
    private final MeetingReader reader;
    private final Idempotency idempotency;

    public MeetingRoutes(Meetings meetings, MinutesDesk minutes, MeetingReader reader, Idempotency idempotency) {
        this.meetings = meetings;
        this.minutes = minutes;
        this.reader = reader;
        this.idempotency = idempotency;
    }

    private record Proposal(List<Proposed> items) {}

    private record ChangedPlan(
            String title,
            Instant startsAt,
            Instant endsAt,
            String place,
            Long stationId,
            List<Plan.PlannedItem> agenda,
            String reason) {
        Plan plan() {
            return new Plan(title, startsAt, endsAt, place, stationId, agenda);
        }
    }

    private record Reason(String reason) {}

    public void addTo(Api api) {
        api.on("proposeAgenda", call -> reader.proposal(call.caller(), call.id("spaceId"))
                        .map(Proposal::new))
                .on("callMeeting", this::call)
                .on("listMeetings", call -> reader.of(call.caller(), call.id("spaceId"), call.page()))
                .on("getMeetingFeed", call -> reader.feed(call.id("spaceId")))
                .on("getMeeting", call -> reader.get(call.caller(), meeting(call)))
                .on("changeMeeting", this::change)
                .on("cancelMeeting", this::cancel)
                .on("getMinutes", this::read)
                .on(
                        "writeMinutes",
                        call -> written(call, minutes.write(call.caller(), meeting(call), call.body(Written.class))))
                .on("publishMinutes", call -> written(call, minutes.publish(call.caller(), meeting(call))));
    }

    private static long meeting(Call call) {
        return call.id("meetingId");
    }

    private Future<Reply> call(Call call) {
        Plan plan = call.body(Plan.class);
        long space = call.id("spaceId");
        return idempotency.unlessAnswered(call, () -> meetings.mayCall(call.caller(), space, plan)
                .compose(fit -> idempotency.once(call, tx -> meetings.call(tx, call.caller(), space, plan)
                        .map(meeting ->
                                Reply.created("/meetings/" + meeting.id(), reader.view(call.caller(), meeting))))));
    }

    private Future<MeetingView> change(Call call) {
        ChangedPlan wanted = call.body(ChangedPlan.class);
        return meetings.change(call.caller(), meeting(call), wanted.plan(), wanted.reason())
                .map(meeting -> reader.view(call.caller(), meeting));
    }

    private Future<MeetingView> cancel(Call call) {
        return meetings.cancel(
                        call.caller(), meeting(call), call.body(Reason.class).reason())
                .map(meeting -> reader.view(call.caller(), meeting));
    }

    private Future<MinutesView> read(Call call) {
        Integer version = call.optionalId("version").map(Math::toIntExact).orElse(null);
        return reader.minutes(call.caller(), meeting(call), version);
    }

    /** As it stands then. */
    private Future<MinutesView> written(Call call, Future<Void> done) {
        return done.compose(nothing -> reader.minutes(call.caller(), meeting(call), null));
    }
}
