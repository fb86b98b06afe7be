package cn.servicecircle.csv;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * A calendar month in somebody's zone.
 *
 * @param from the first moment in it
 * @param to   the first moment after it
 */
public record Month(String name, Instant from, Instant to) {

    /** @param name {@code 2026-11} */
    public static Month of(String name, ZoneId zone) {
        YearMonth month = YearMonth.parse(name);
        return new Month(
                name,
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    }
}
