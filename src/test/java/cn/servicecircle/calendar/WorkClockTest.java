package cn.servicecircle.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.calendar.WorkClock.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Limits in working days that are paused: nothing of the time gets lost, and the last day is the one a walker finds. */
class WorkClockTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final WorkClock CLOCK = new WorkClock(WorkCalendarTest.OF_2026, ZONE);

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    @Test
    void theDayOfFiling_isExcluded() {
        Instant filed = at("2026-06-01T09:00");
        assertEquals(Duration.ZERO, CLOCK.running(filed, List.of(), at("2026-06-01T23:59")));
        assertEquals(Duration.ofHours(9), CLOCK.running(filed, List.of(), at("2026-06-02T09:00")));
        assertEquals(LocalDate.of(2026, 6, 3), CLOCK.lastDay(filed, 2, List.of()));
    }

    @Test
    void aPauseOfOneWorkingDay_movesTheLastDayByOne() {
        Instant filed = at("2026-06-01T09:00");
        Pause oneDay = new Pause(at("2026-06-03T10:00"), at("2026-06-04T10:00"));
        assertEquals(LocalDate.of(2026, 6, 8), CLOCK.lastDay(filed, 4, List.of(oneDay)));
        assertEquals(LocalDate.of(2026, 6, 5), CLOCK.lastDay(filed, 4, List.of()));
    }

    @Test
    void aPauseOverHolidaysOnly_movesNothing() {
        Instant filed = at("2026-09-28T09:00");
        Pause holidays = new Pause(at("2026-10-01T00:00"), at("2026-10-08T00:00"));
        assertEquals(LocalDate.of(2026, 10, 8), CLOCK.lastDay(filed, 3, List.of()));
        assertEquals(LocalDate.of(2026, 10, 8), CLOCK.lastDay(filed, 3, List.of(holidays)));
    }

    @Test
    void aPauseThatBeganOnTheDayOfFiling_countsFromTheLimitsStart() {
        Instant filed = at("2026-06-01T09:00");
        Pause early = new Pause(at("2026-06-01T10:00"), at("2026-06-02T12:00"));
        assertEquals(Duration.ofHours(12), CLOCK.paused(filed, List.of(early), at("2026-06-05T00:00")));
    }

    /** In order and apart; the last one may still last. */
    private static List<Pause> pauses(Random random, Instant filed) {
        List<Pause> pauses = new ArrayList<>();
        Instant from = filed;
        for (int n = random.nextInt(5); n > 0; n--) {
            from = from.plusSeconds(random.nextInt(5 * 86_400));
            Instant to = from.plusSeconds(random.nextInt(9 * 86_400));
            pauses.add(new Pause(from, to));
            from = to;
        }
        return pauses;
    }

    @Test
    void runningAndPaused_makeUpWhatHasElapsed_always() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            WorkClock clock = new WorkClock(new WorkCalendar(WorkCalendarTest.tenYears(random)), ZONE);
            Instant filed =
                    at("2021-01-01T00:00").plusSeconds(random.nextInt(7 * 365) * 86_400L + random.nextInt(86_400));
            List<Pause> pauses = pauses(random, filed);
            Instant now = filed.plusSeconds(random.nextInt(60 * 86_400));
            if (random.nextBoolean() && !pauses.isEmpty()) {
                pauses.set(
                        pauses.size() - 1,
                        new Pause(pauses.get(pauses.size() - 1).from(), null));
            }
            Instant start = clock.start(filed);
            Duration elapsed = now.isAfter(start) ? clock.between(start, now) : Duration.ZERO;
            assertEquals(
                    elapsed, clock.running(filed, pauses, now).plus(clock.paused(filed, pauses, now)), "seed " + seed);
        }
    }

    @Test
    void theLastDay_isThatOfOneWhoWalksMinuteByMinute() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<SpecialDay> days = WorkCalendarTest.tenYears(random);
            WorkClock clock = new WorkClock(new WorkCalendar(days), ZONE);
            Instant filed = at("2021-01-01T00:00").plusSeconds(random.nextInt(365 * 1440) * 60L);
            List<Pause> pauses = pauses(random, filed).stream()
                    .map(pause -> new Pause(onMinute(pause.from()), onMinute(pause.to())))
                    .toList();
            int workdays = 1 + random.nextInt(12);
            Instant walked = clock.start(filed);
            for (int left = workdays * 1440; left > 0; walked = walked.plusSeconds(60)) {
                left -= runs(days, pauses, walked) ? 1 : 0;
            }
            assertEquals(
                    LocalDate.ofInstant(walked.minusSeconds(60), ZONE),
                    clock.lastDay(filed, workdays, pauses),
                    "seed " + seed);
        }
    }

    private static Instant onMinute(Instant moment) {
        return Instant.ofEpochSecond(moment.getEpochSecond() / 60 * 60);
    }

    private static boolean runs(List<SpecialDay> days, List<Pause> pauses, Instant minute) {
        return WorkCalendarTest.isWorked(days, LocalDate.ofInstant(minute, ZONE))
                && pauses.stream().noneMatch(pause -> !minute.isBefore(pause.from()) && minute.isBefore(pause.to()));
    }
}
