package cn.servicecircle.meeting;

import cn.servicecircle.http.Content;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.meeting.Agenda.OpenQuestion;
import cn.servicecircle.meeting.Agenda.OpenTopic;
import cn.servicecircle.meeting.Agenda.Proposed;
import cn.servicecircle.meeting.MeetingView.MemberView;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.space.Party;
import cn.servicecircle.space.Space;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is known of meetings, for those who may know it. */
public final class MeetingReader {
    private static final Duration IN_FEED = Duration.ofDays(30);

    private final Database database;
    private final Chamber chamber;
    private final Clock clock;
    private final MeetingCalendar calendar;
    private final MeetingStore store = new MeetingStore();
    private final MinutesStore minutes = new MinutesStore();
    private final OpenItemStore open = new OpenItemStore();

    /** @param clock in the zone in which days end */
    public MeetingReader(Database database, Chamber chamber, Clock clock) {
        this.database = database;
        this.chamber = chamber;
        this.clock = clock;
        this.calendar = new MeetingCalendar(chamber);
    }

    /** 议程建议, for whoever would call a meeting. */
    Future<List<Proposed>> proposal(Caller chair, long spaceId) {
        Space space = chamber.mustRun(chair, spaceId);
        Future<List<OpenTopic>> topics = open.topics(database.reads(), space.id());
        Future<List<OpenQuestion>> questions = open.questions(database.reads(), space.id());
        return Future.all(topics, questions)
                .map(read -> Agenda.of(topics.result(), questions.result(), clock.instant(), clock.getZone()));
    }

    Future<Slice<MeetingView>> of(Caller reader, long spaceId, Page page) {
        Space space = chamber.mustRead(reader, spaceId);
        return store.of(database.reads(), space.id(), page).map(fetched -> page.slice(fetched, Meeting::id)
                .map(meeting -> MeetingView.of(meeting, chamber, null)));
    }

    Future<MeetingView> get(Caller reader, long id) {
        return store.find(database.reads(), id)
                .map(found -> chamber.visible(reader, found))
                .map(meeting -> view(reader, meeting));
    }

    MeetingView view(Caller reader, Meeting meeting) {
        return MeetingView.of(meeting, chamber, chamber.runs(reader, meeting) ? members(meeting) : null);
    }

    private List<MemberView> members(Meeting meeting) {
        LocalDate day = LocalDate.ofInstant(meeting.startsAt(), clock.getZone());
        return chamber.space(meeting.spaceId()).parties().stream()
                .flatMap(party -> party.membersOn(day).stream().map(member -> member(party, member)))
                .toList();
    }

    private static MemberView member(Party party, Party.Member member) {
        return new MemberView(member.personId(), member.displayName(), party.name());
    }

    /**
     * Those that are published now; whoever runs the space gets the draft where there is one, and may ask for an earlier version.
     *
     * @param version which, or null
     */
    Future<MinutesView> minutes(Caller reader, long id, Integer version) {
        return store.find(database.reads(), id)
                .map(found -> chamber.visible(reader, found))
                .compose(meeting -> minutes.of(database.reads(), id).map(all -> {
                    List<Minutes> theirs = chamber.runs(reader, meeting) ? all : current(all);
                    return MinutesView.of(pick(theirs, version), meeting, all);
                }));
    }

    private static List<Minutes> current(List<Minutes> all) {
        return all.stream()
                .filter(Minutes::isPublished)
                .reduce((earlier, later) -> later)
                .map(List::of)
                .orElse(List.of());
    }

    private static Minutes pick(List<Minutes> theirs, Integer version) {
        Optional<Minutes> picked = version == null
                ? theirs.stream().reduce((earlier, later) -> later)
                : theirs.stream()
                        .filter(minutes -> minutes.version() == version)
                        .findFirst();
        return picked.orElseThrow(() -> Refusal.notFound("minutes:not-found", "纪要还没有发布，或者没有这一版"));
    }

    /** Of a space that everybody may read: a calendar cannot log in. */
    Future<Content> feed(long spaceId) {
        Space space = chamber.space(spaceId);
        if (!space.isPublic()) {
            throw Refusal.notFound("meeting:no-feed", "这个议事空间不公开，没有日历");
        }
        return store.since(database.reads(), spaceId, clock.instant().minus(IN_FEED))
                .map(meetings -> Content.whole("text/calendar", Buffer.buffer(calendar.of(space.name(), meetings))));
    }
}
