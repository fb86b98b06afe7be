package cn.servicecircle;

import cn.servicecircle.answer.AnswerReader;
import cn.servicecircle.answer.AnswerRoutes;
import cn.servicecircle.answer.Answers;
import cn.servicecircle.answer.Offices;
import cn.servicecircle.answer.Officials;
import cn.servicecircle.answer.Requests;
import cn.servicecircle.deliberation.Followers;
import cn.servicecircle.meeting.Chamber;
import cn.servicecircle.meeting.Invitations;
import cn.servicecircle.meeting.MeetingReader;
import cn.servicecircle.meeting.MeetingRoutes;
import cn.servicecircle.meeting.Meetings;
import cn.servicecircle.meeting.MinutesDesk;
import cn.servicecircle.moderation.ModerationQueue;
import cn.servicecircle.moderation.Podium;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.SpaceAccess;
import cn.servicecircle.space.Spaces;

/** What is said and called under an office: 官方答复 and 议事会会议. */
final class OfficeFeatures {
    private final Groundwork on;
    private final SpaceAccess access;
    private final Followers followers;
    /** Moderated like posts. */
    final Answers answers;
    /** Its time limits are swept. */
    final Requests requests;

    OfficeFeatures(
            Groundwork on,
            Snapshot<Spaces> spaces,
            SpaceAccess access,
            Followers followers,
            ModerationQueue queue,
            Podium podium) {
        this.on = on;
        this.access = access;
        this.followers = followers;
        Officials officials = new Officials(on.roles, on.clock);
        this.requests = new Requests(access, officials, followers, on.outbox, on.calendar, on.clock);
        Offices offices = new Offices(on.reach, access, on.clock);
        this.answers = new Answers(access, offices, queue, podium, followers, on.outbox, on.clock);
        AnswerReader reader = new AnswerReader(on.database, access, spaces, on.clock);
        new AnswerRoutes(answers, requests, reader, on.database, on.idempotency).addTo(on.api);
        addMeetings(podium);
    }

    private void addMeetings(Podium podium) {
        Chamber chamber = new Chamber(access, on.stations);
        Invitations invitations = new Invitations(followers, on.outbox, chamber, on.clock);
        new MeetingRoutes(
                        new Meetings(on.database, chamber, invitations, podium, on.clock),
                        new MinutesDesk(on.database, chamber, invitations, podium, on.clock),
                        new MeetingReader(on.database, chamber, on.clock),
                        on.idempotency)
                .addTo(on.api);
    }
}
