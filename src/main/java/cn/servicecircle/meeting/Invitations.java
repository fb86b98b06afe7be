package cn.servicecircle.meeting;

import cn.servicecircle.deliberation.Followers;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.space.Party;
import cn.servicecircle.space.Space;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongFunction;

/** Tells of meetings: those who follow a topic on the agenda, the members of the host and who chairs another body. */
public final class Invitations {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("M 月 d 日 HH:mm");

    private final Followers followers;
    private final Outbox outbox;
    private final Chamber chamber;
    private final Clock clock;

    /** @param clock in the zone in which the time is told */
    public Invitations(Followers followers, Outbox outbox, Chamber chamber, Clock clock) {
        this.followers = followers;
        this.outbox = outbox;
        this.chamber = chamber;
        this.clock = clock;
    }

    Future<Void> called(SqlConnection tx, Meeting meeting) {
        String sentence = sentence(meeting);
        return tell(tx, meeting.topics(), topic -> sentence + onLine(meeting, topic))
                .compose(told -> invite(tx, meeting, sentence + "请您到会，议程请点开看。"));
    }

    /** Those whose topic was on the agenda and is no more hear that too. */
    Future<Void> changed(SqlConnection tx, Meeting before, Meeting after, String why) {
        Set<Long> topics = new LinkedHashSet<>(after.topics());
        topics.addAll(before.topics());
        String sentence = "会议有改动（" + why + "）：" + sentence(after);
        return tell(
                        tx,
                        topics,
                        topic -> after.lineOf(topic) > 0
                                ? sentence + onLine(after, topic)
                                : "会议“" + after.title() + "”有改动（" + why + "）：这个议题不在这次会议的议程里了。")
                .compose(told -> invite(tx, after, sentence + "请您到会，议程请点开看。"));
    }

    Future<Void> cancelled(SqlConnection tx, Meeting meeting, String why) {
        String text = when(meeting.startsAt()) + " 的会议“" + meeting.title() + "”取消了，理由：" + why;
        return tell(tx, meeting.topics(), topic -> text).compose(told -> invite(tx, meeting, text));
    }

    /** What came of each item, once its minutes are there. */
    Future<Void> minuted(SqlConnection tx, Meeting meeting, Minutes minutes) {
        String of = when(meeting.startsAt()) + " 的会议“" + meeting.title() + "”的纪要";
        String what = minutes.version() == 1 ? of + "发布了" : of + "更正了（" + minutes.why() + "）";
        return tell(tx, meeting.topics(), topic -> {
            String result = minutes.resultOf(meeting.lineOf(topic));
            return what + (result == null ? "，请点开看。" : "。结果：" + result);
        });
    }

    private Future<Void> tell(SqlConnection tx, Iterable<Long> topics, LongFunction<String> text) {
        Future<Void> told = Future.succeededFuture();
        for (long topic : topics) {
            told = told.compose(before -> followers.tell(tx, topic, text.apply(topic)));
        }
        return told;
    }

    private Future<Void> invite(SqlConnection tx, Meeting meeting, String text) {
        Space space = chamber.space(meeting.spaceId());
        return outbox.tellAll(
                tx,
                invited(space).stream()
                        .map(person -> new Notice(
                                person, Notice.Kind.MEETING_CALLED, meeting.title(), text, "/meetings/" + meeting.id()))
                        .toList());
    }

    private Set<Long> invited(Space space) {
        LocalDate today = LocalDate.now(clock);
        Set<Long> people = new LinkedHashSet<>();
        for (Party party : space.parties()) {
            boolean isHost = space.host() != null && space.host().id() == party.id();
            party.membersOn(today).stream()
                    .filter(member -> isHost || member.office() == Party.Office.CHAIR)
                    .map(Party.Member::personId)
                    .forEach(people::add);
        }
        return people;
    }

    private static String onLine(Meeting meeting, long topic) {
        return "这个议题是议程第 " + meeting.lineOf(topic) + " 项。";
    }

    private String sentence(Meeting meeting) {
        return when(meeting.startsAt()) + " 在" + chamber.placeName(meeting) + "开会“" + meeting.title() + "”。";
    }

    private String when(Instant at) {
        return WHEN.format(at.atZone(clock.getZone()));
    }
}
