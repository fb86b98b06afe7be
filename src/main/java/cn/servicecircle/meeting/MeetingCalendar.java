package cn.servicecircle.meeting;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.RefreshInterval;
import biweekly.property.Status;
import biweekly.util.Duration;
import cn.servicecircle.meeting.Meeting.State;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Meetings as an iCalendar feed (RFC 5545), in UTC. An event keeps its UID, its SEQUENCE says how often it was changed, and what
 * was cancelled says so.
 */
final class MeetingCalendar {
    private static final int REFRESH_HOURS = 1;

    private final Chamber chamber;

    MeetingCalendar(Chamber chamber) {
        this.chamber = chamber;
    }

    String of(String spaceName, List<Meeting> meetings) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Service Circle//10分钟服务圈//ZH");
        calendar.setName(spaceName + "议事会会议");
        calendar.addExperimentalProperty("X-WR-CALNAME", spaceName + "议事会会议");
        calendar.setRefreshInterval(
                new RefreshInterval(Duration.builder().hours(REFRESH_HOURS).build()));
        meetings.forEach(meeting -> calendar.addEvent(event(meeting)));
        return Biweekly.write(calendar).go();
    }

    private VEvent event(Meeting meeting) {
        VEvent event = new VEvent();
        event.setUid("meeting-" + meeting.id() + "@service-circle");
        event.setSequence(meeting.revision());
        event.setDateTimeStamp(date(meeting.changedAt()));
        event.setDateStart(date(meeting.startsAt()));
        event.setDateEnd(date(meeting.endsAt()));
        event.setSummary(meeting.title());
        event.setLocation(chamber.place(meeting));
        event.setStatus(meeting.state() == State.CANCELLED ? Status.cancelled() : Status.confirmed());
        return event;
    }

    private static Date date(Instant moment) {
        return Date.from(moment);
    }
}
