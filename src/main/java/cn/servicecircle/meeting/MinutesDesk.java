package cn.servicecircle.meeting;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.meeting.Minutes.Line;
import cn.servicecircle.meeting.Minutes.State;
import cn.servicecircle.moderation.Podium;
import cn.servicecircle.moderation.Verdict;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.space.Space;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Minutes are written, published, and corrected by another version: all by those who run the space. */
public final class MinutesDesk {
    private final Database database;
    private final Chamber chamber;
    private final Invitations invitations;
    private final Podium podium;
    private final Clock clock;
    private final MeetingStore meetings = new MeetingStore();
    private final MinutesStore store = new MinutesStore();

    /** @param clock in the zone whose days meetings are on */
    public MinutesDesk(Database database, Chamber chamber, Invitations invitations, Podium podium, Clock clock) {
        this.database = database;
        this.chamber = chamber;
        this.invitations = invitations;
        this.podium = podium;
        this.clock = clock;
    }

    /**
     * What is written down.
     *
     * @param reason why what was published is corrected; null before anything was
     */
    record Written(List<Presence.Somebody> present, List<Line> items, String reason) {}

    /** The draft of the first version, or of the one after that which is published; as often as need be. */
    Future<Void> write(Caller chair, long meetingId, Written written) {
        return database.withTransaction(tx -> meetings.lock(tx, meetingId)
                .map(found -> chamber.mustRun(chair, found))
                .compose(meeting -> {
                    meeting.mustHaveBegun(clock.instant());
                    mustBeOnTheAgenda(written.items(), meeting);
                    return podium.mustNotBeMuted(tx, chair, chamber.space(meeting.spaceId()))
                            .compose(speaks -> store.of(tx, meetingId))
                            .compose(all ->
                                    store.write(tx, draft(chair, meeting, written, published(all)), clock.instant()));
                }));
    }

    private Minutes draft(Caller chair, Meeting meeting, Written written, int published) {
        if (published > 0 && written.reason() == null) {
            throw Refusal.invalid("minutes:no-reason", "没有写更正的理由", "纪要已经发布，更正要写 reason（公开）。");
        }
        LocalDate day = LocalDate.ofInstant(meeting.startsAt(), clock.getZone());
        Presence presence = Presence.of(written.present(), chamber.space(meeting.spaceId()), day);
        return new Minutes(
                0,
                meeting.id(),
                published + 1,
                State.DRAFT,
                presence.names(),
                written.items(),
                presence.quorum(),
                published == 0 ? null : written.reason(),
                chair.personId(),
                null);
    }

    /** The version that is published, or 0. */
    private static int published(List<Minutes> all) {
        return (int) all.stream().filter(Minutes::isPublished).count();
    }

    private static void mustBeOnTheAgenda(List<Line> lines, Meeting meeting) {
        List<Fault> faults = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            int item = lines.get(i).item();
            if (item > meeting.agenda().size() || !seen.add(item)) {
                faults.add(new Fault("/items/" + i + "/item", null, "议程没有这一项，或者写了两次"));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid("minutes:not-on-agenda", "有的不在议程里", faults);
        }
    }

    /**
     * For everybody who may read there. What the checks do not let pass, and what somebody wrote who must be looked at first, is
     * published by somebody else than who wrote it: then a second person has read it.
     */
    Future<Void> publish(Caller chair, long meetingId) {
        return meetings.find(database.reads(), meetingId)
                .map(found -> chamber.mustRun(chair, found))
                .compose(meeting -> store.of(database.reads(), meetingId)
                        .map(MinutesDesk::draft)
                        .compose(draft -> isFit(chair, chamber.space(meeting.spaceId()), draft)
                                .compose(fit ->
                                        database.withTransaction(tx -> publish(tx, chair, meetingId, draft, fit)))));
    }

    private Future<Boolean> isFit(Caller chair, Space space, Minutes draft) {
        return podium.isTrustedOrModerates(database.reads(), chair, space)
                .compose(trusted ->
                        podium.hear(chair, space, draft.words()).map(verdict -> trusted && verdict == Verdict.PASS));
    }

    private static Minutes draft(List<Minutes> all) {
        return all.stream()
                .filter(minutes -> !minutes.isPublished())
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("minutes:none", "没有要发布的纪要", "请先写纪要；更正发布过的，请写新的一版。"));
    }

    private Future<Void> publish(SqlConnection tx, Caller chair, long meetingId, Minutes read, boolean fit) {
        return meetings.lock(tx, meetingId)
                .map(found -> chamber.mustRun(chair, found))
                .compose(meeting -> store.of(tx, meetingId)
                        .map(MinutesDesk::draft)
                        .compose(draft -> {
                            meeting.mustHaveBegun(clock.instant());
                            if (draft.id() != read.id()) {
                                throw Refusal.conflict("minutes:changed", "纪要刚刚改过", "请看过以后再发布。");
                            }
                            if (!fit && draft.writtenBy() == chair.personId()) {
                                throw Refusal.conflict(
                                        "minutes:needs-colleague", "纪要要另一个人看过才能发布", "请另一位议事主持或召集人发布，或换个说法、过一会儿再试。");
                            }
                            return publish(tx, meeting, draft);
                        }));
    }

    private Future<Void> publish(SqlConnection tx, Meeting meeting, Minutes draft) {
        Map<Integer, String> results = new HashMap<>();
        draft.items().stream()
                .filter(line -> line.result() != null)
                .forEach(line -> results.put(line.item(), line.result()));
        return store.publish(tx, draft.id(), clock.instant())
                .compose(published -> meetings.held(tx, meeting.id()))
                .compose(held -> meetings.setResults(tx, meeting.id(), results))
                .compose(set -> invitations.minuted(tx, meeting, draft));
    }
}
