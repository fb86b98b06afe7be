package cn.servicecircle.coverage;

import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.station.Span;
import cn.servicecircle.station.Station;
import java.time.LocalDate;
import java.util.BitSet;

/** In which hours of a week a station is open: those of which it is open for the half at least. */
final class OpenHours {
    static final int HOURS = 7 * 24;
    private static final int ENOUGH_MINUTES = 30;

    private OpenHours() {}

    /** @param monday the week's first day; hour 0 begins with it */
    static BitSet of(Station station, LocalDate monday, WorkCalendar calendar) {
        BitSet open = new BitSet(HOURS);
        for (int day = 0; day < 7; day++) {
            int[] minutes = new int[24];
            for (Span span : station.openOn(monday.plusDays(day), calendar)) {
                for (int hour = span.from() / 60; hour * 60 < span.to(); hour++) {
                    minutes[hour] += Math.min(span.to(), hour * 60 + 60) - Math.max(span.from(), hour * 60);
                }
            }
            for (int hour = 0; hour < 24; hour++) {
                open.set(day * 24 + hour, minutes[hour] >= ENOUGH_MINUTES);
            }
        }
        return open;
    }
}
