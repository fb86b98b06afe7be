package cn.servicecircle.meeting;

import cn.servicecircle.meeting.Minutes.Line;
import cn.servicecircle.meeting.Minutes.Present;
import cn.servicecircle.meeting.Minutes.Quorum;
import java.time.Instant;
import java.util.List;

/**
 * Minutes as their readers see them.
 *
 * @param versions all that were published, with why they were corrected
 */
record MinutesView(
        long meetingId,
        int version,
        String state,
        List<Present> present,
        QuorumView quorum,
        List<LineView> items,
        String why,
        Instant publishedAt,
        List<VersionView> versions) {

    record QuorumView(int members, int present, int needed, boolean met, String says) {
        static QuorumView of(Quorum quorum) {
            if (quorum == null) {
                return null;
            }
            String says = "应到成员 %d 人，实到 %d 人，按规则要 %d 人，%s。"
                    .formatted(
                            quorum.members(),
                            quorum.present(),
                            quorum.needed(),
                            quorum.isMet() ? "达到了" : "没有达到，只能交换意见");
            return new QuorumView(quorum.members(), quorum.present(), quorum.needed(), quorum.isMet(), says);
        }
    }

    record LineView(int item, Long topicId, String text, String said, String result) {
        static LineView of(Line line, Meeting meeting) {
            Meeting.Item on = meeting.agenda().get(line.item() - 1);
            return new LineView(line.item(), on.topicId(), on.text(), line.said(), line.result());
        }
    }

    record VersionView(int version, String why, Instant publishedAt) {}

    static MinutesView of(Minutes minutes, Meeting meeting, List<Minutes> all) {
        return new MinutesView(
                minutes.meetingId(),
                minutes.version(),
                minutes.state().word(),
                minutes.present(),
                QuorumView.of(minutes.quorum()),
                minutes.items().stream().map(line -> LineView.of(line, meeting)).toList(),
                minutes.why(),
                minutes.publishedAt(),
                all.stream()
                        .filter(Minutes::isPublished)
                        .map(one -> new VersionView(one.version(), one.why(), one.publishedAt()))
                        .toList());
    }
}
