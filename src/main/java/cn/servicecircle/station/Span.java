package cn.servicecircle.station;

/**
 * A time of a day.
 *
 * @param from minutes after midnight
 * @param to   the first minute at which it is over; up to 1440
 */
public record Span(int from, int to) {

    boolean covers(int minute) {
        return from <= minute && minute < to;
    }
}
