package cn.servicecircle.meeting;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A meeting of a space.
 *
 * @param place     where, beside the station, or all of it where there is none; or null
 * @param stationId at which station, or null
 * @param revision  how often it was changed
 * @param why       the reason of the last change, or of the cancellation; null for neither
 */
record Meeting(
        long id,
        long spaceId,
        String title,
        Instant startsAt,
        Instant endsAt,
        String place,
        Long stationId,
        State state,
        int revision,
        String why,
        Instant changedAt,
        List<Item> agenda) {

    enum State implements Worded {
        CALLED("已召集"),
        HELD("开过了，有纪要"),
        CANCELLED("已取消");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /**
     * 议程 of one line.
     *
     * @param topicId what is dealt with, or null for something else
     * @param text    the topic's title, or what else it is
     * @param result  what came of it by the minutes; null before
     */
    record Item(Long topicId, String text, String result) {}

    /** What is wanted of one: when, where and about what. */
    record Plan(
            String title, Instant startsAt, Instant endsAt, String place, Long stationId, List<PlannedItem> agenda) {

        /** One of the two. */
        record PlannedItem(Long topicId, String text) {}

        List<Long> topics() {
            return agenda.stream()
                    .map(PlannedItem::topicId)
                    .filter(Objects::nonNull)
                    .toList();
        }

        /** All that is said in it in somebody's own words. */
        List<String> words() {
            return Stream.concat(Stream.of(title, place), agenda.stream().map(PlannedItem::text))
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    List<Long> topics() {
        return agenda.stream().map(Item::topicId).filter(Objects::nonNull).toList();
    }

    /** The line of the agenda on which the topic is, from 1 on; 0 where it is on none. */
    int lineOf(long topicId) {
        for (int i = 0; i < agenda.size(); i++) {
            if (agenda.get(i).topicId() != null && agenda.get(i).topicId() == topicId) {
                return i + 1;
            }
        }
        return 0;
    }

    /** As long as it has not begun. */
    void mustBeOpen(Instant now) {
        mustBeCalled();
        if (!now.isBefore(startsAt)) {
            throw Refusal.conflict("meeting:begun", "会议已经开始", "开始以后不再改时间、地点和议程，请写纪要。");
        }
    }

    private void mustBeCalled() {
        if (state != State.CALLED) {
            throw Refusal.conflict("meeting:over", "这次会议" + state.text(), "要再开会，请另外召集。");
        }
    }

    /** Also afterwards, where it was not held after all; not when there are minutes. */
    void mustBeCancellable() {
        mustBeCalled();
    }

    void mustHaveBegun(Instant now) {
        if (state == State.CANCELLED) {
            throw Refusal.conflict("meeting:over", "这次会议" + state.text(), "取消的会议没有纪要。");
        }
        if (now.isBefore(startsAt)) {
            throw Refusal.conflict("meeting:not-begun", "会议还没有开", "开始以后再写纪要。");
        }
    }
}
