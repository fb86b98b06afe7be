package cn.servicecircle.meeting;

import cn.servicecircle.meeting.Meeting.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A meeting as its readers see it.
 *
 * @param place   where, on one line
 * @param members who may be written down by id as having been there; null but for those who run the space
 */
record MeetingView(
        long id,
        long spaceId,
        String spaceName,
        String title,
        Instant startsAt,
        Instant endsAt,
        String place,
        Long stationId,
        String state,
        String stateText,
        int revision,
        String why,
        List<ItemView> agenda,
        List<MemberView> members) {

    record ItemView(int item, Long topicId, String text, String result) {}

    record MemberView(long personId, String displayName, String body) {}

    static MeetingView of(Meeting meeting, Chamber chamber, List<MemberView> members) {
        List<ItemView> agenda = new ArrayList<>();
        for (Item item : meeting.agenda()) {
            agenda.add(new ItemView(agenda.size() + 1, item.topicId(), item.text(), item.result()));
        }
        return new MeetingView(
                meeting.id(),
                meeting.spaceId(),
                chamber.space(meeting.spaceId()).name(),
                meeting.title(),
                meeting.startsAt(),
                meeting.endsAt(),
                chamber.place(meeting),
                meeting.stationId(),
                meeting.state().word(),
                meeting.state().text(),
                meeting.revision(),
                meeting.why(),
                agenda,
                members);
    }
}
