package cn.servicecircle.duty;

import static java.util.stream.Collectors.groupingBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/** What residents found at a station at the same time of the same weekday, in memory. About no person. */
public final class Forecast {
    private static final int ENOUGH = 2;
    private static final Duration WEEK = Duration.ofDays(7);

    private final Openings openings;
    private final Map<Slot, List<EmptyReport>> reports;

    private record Slot(long stationId, DayOfWeek weekday, LocalTime from) {}

    /** @param reports in the order in which they came */
    Forecast(List<EmptyReport> reports, Openings openings) {
        this.openings = openings;
        this.reports = reports.stream()
                .collect(groupingBy(report -> slot(report.stationId(), openings.local(report.spanStart()))));
    }

    private static Slot slot(long stationId, ZonedDateTime start) {
        return new Slot(stationId, start.getDayOfWeek(), start.toLocalTime());
    }

    /** A sentence for those who think of coming in that span; null while fewer than two residents reported. */
    String of(long stationId, Period span) {
        List<EmptyReport> recent =
                reports.getOrDefault(slot(stationId, openings.local(span.from())), List.of()).stream()
                        .filter(report ->
                                report.spanStart().plus(EmptyReportStore.KEPT).isAfter(openings.now()))
                        .toList();
        if (recent.stream().map(EmptyReport::reporterId).distinct().count() < ENOUGH) {
            return null;
        }
        String answer = recent.stream()
                .map(EmptyReport::answer)
                .filter(said -> said != null)
                .reduce("", (before, later) -> "站点的管家答复：" + later);
        return when(recent, span) + "有居民来过没遇到人。" + answer;
    }

    private static String when(List<EmptyReport> reports, Period span) {
        if (hasOneOf(reports, span.from())) {
            return "今天这个时段";
        }
        return hasOneOf(reports, span.from().minus(WEEK)) ? "上周同一时段" : "最近四周同一时段";
    }

    private static boolean hasOneOf(List<EmptyReport> reports, Instant spanStart) {
        return reports.stream().anyMatch(report -> report.spanStart().equals(spanStart));
    }
}
