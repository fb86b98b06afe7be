package cn.servicecircle.rates;

import cn.servicecircle.calendar.UnknownYear;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.calendar.WorkClock;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.ServiceItem;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/**
 * Counts an errand: by its events, and by the response limit of the version under which it was filed.
 *
 * @param zone whose midnights end the days and the months
 */
public record Counting(Supplier<Catalogue> catalogue, Supplier<WorkCalendar> calendar, ZoneId zone) {
    private static final Duration UNTIL_THE_CALENDAR_MAY_REACH = Duration.ofDays(1);

    Counted count(Life life, Instant now) {
        Instant responseEnd = responseEnd(life);
        Counts counts = life.counts(responseEnd, now);
        Cell cell = new Cell(
                life.stationId(), life.itemId(), YearMonth.from(life.filedAt().atZone(zone)));
        return new Counted(life.errandId(), life.lastEvent(), cell, counts, lookAgainAt(counts, responseEnd, now));
    }

    private static Instant lookAgainAt(Counts counts, Instant responseEnd, Instant now) {
        if (counts.get(Measure.AWAITED) == 0) {
            return null;
        }
        return responseEnd == null ? now.plus(UNTIL_THE_CALENDAR_MAY_REACH) : responseEnd;
    }

    private Instant responseEnd(Life life) {
        int days = catalogue
                .get()
                .version(life.itemId(), life.itemVersion())
                .map(ServiceItem::responseDays)
                .orElseThrow();
        try {
            return new WorkClock(calendar.get(), zone).end(life.filedAt(), days, List.of());
        } catch (UnknownYear unknown) {
            return null;
        }
    }
}
