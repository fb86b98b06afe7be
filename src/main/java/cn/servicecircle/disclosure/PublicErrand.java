package cn.servicecircle.disclosure;

import cn.servicecircle.geo.Point;
import java.time.Instant;
import java.util.Map;

/**
 * The public part of an errand.
 *
 * @param outcome   what the resident said last, or null
 * @param answers   to all questions of the item; {@link PublicErrands#answers} knows which may be shown
 * @param updatedAt the last milestone
 * @param dueAt     when the time limit that runs now is over, or null
 * @param point     rounded to some ten metres, which finds a pothole and no door; null where none was said
 * @param areaId    never finer than a 小区; null where none was said
 */
public record PublicErrand(
        long id,
        String trackingNumber,
        long itemId,
        int itemVersion,
        PublicState state,
        String outcome,
        Map<String, Object> answers,
        long stationId,
        Instant filedAt,
        Instant updatedAt,
        Instant dueAt,
        Point point,
        Long areaId) {

    public String stateText() {
        return state.text(outcome);
    }
}
