package cn.servicecircle.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.calendar.SpecialDay;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.calendar.WorkClock.Pause;
import cn.servicecircle.testkit.TestClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Any time limit with any pauses in invented years, asked every hour of its life, beside somebody who counts the hours anew
 * each time and knows nothing of working time but whether one hour counts.
 */
class LadderWalkTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void whatIsTold_isTold_atTheHourWhenOneWhoWalksWouldTell() {
        Set<Rung> seen = EnumSet.noneOf(Rung.class);
        for (int seed = 0; seed < 60; seed++) {
            seen.addAll(live(new Random(seed), "seed " + seed));
        }
        assertEquals(EnumSet.allOf(Rung.class), seen);
    }

    private static Set<Rung> live(Random random, String context) {
        Life life = Life.of(random);
        TestClock clock = new TestClock(life.set.atZone(ZONE).toLocalDateTime().toString());
        WorkCalendar calendar = new WorkCalendar(life.notices);
        LadderClock ladder = new LadderClock(() -> calendar, clock);
        Told told = Told.NOTHING;
        Instant promised = null;
        Set<Rung> seen = EnumSet.noneOf(Rung.class);
        for (int hours = 0; hours < life.days * 24 * 3 + 400; hours++, clock.goOn(HOUR)) {
            Instant now = clock.instant();
            if (life.isPaused(now)) {
                promised = null;
                continue;
            }
            TimeLimit limit = new TimeLimit(life.set, life.days, life.pausesBefore(now));
            Optional<Rung> rung = new Walk(life, now).tells(told);
            String when = context + " at " + now + " after " + told + " of " + limit;
            assertEquals(rung, ladder.reached(limit, told), when);
            if (promised != null) {
                assertEquals(promised.equals(now), rung.isPresent(), when + ", promised " + promised);
            }
            if (rung.isPresent()) {
                seen.add(rung.get());
                told = new Told(rung.get(), now);
            }
            promised = ladder.next(limit, told);
            assertTrue(promised.isAfter(now), when);
        }
        return seen;
    }

    /** A limit set on the hour, and its pauses from hour to hour. */
    private record Life(
            List<SpecialDay> notices, Map<LocalDate, SpecialDay> byDay, Instant set, int days, List<Pause> pauses) {

        static Life of(Random random) {
            List<SpecialDay> notices = new ArrayList<>();
            for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() < 2027; day = day.plusDays(1)) {
                if (day.getDayOfYear() == 1 || random.nextInt(12) == 0) {
                    notices.add(new SpecialDay(
                            day, random.nextBoolean() ? SpecialDay.Kind.OFF : SpecialDay.Kind.WORK, "节"));
                }
            }
            Instant set = LocalDate.of(2024, 6, 1)
                    .plusDays(random.nextInt(400))
                    .atTime(random.nextInt(24), 0)
                    .atZone(ZONE)
                    .toInstant();
            List<Pause> pauses = new ArrayList<>();
            Instant from = set;
            for (int n = random.nextInt(4); n > 0; n--) {
                from = from.plus(Duration.ofHours(1 + random.nextInt(5 * 24)));
                Instant to = from.plus(Duration.ofHours(1 + random.nextInt(6 * 24)));
                pauses.add(new Pause(from, to));
                from = to;
            }
            Map<LocalDate, SpecialDay> byDay =
                    notices.stream().collect(Collectors.toMap(SpecialDay::date, Function.identity()));
            return new Life(notices, byDay, set, 1 + random.nextInt(12), pauses);
        }

        boolean isPaused(Instant hour) {
            return pauses.stream().anyMatch(pause -> !hour.isBefore(pause.from()) && hour.isBefore(pause.to()));
        }

        List<Pause> pausesBefore(Instant now) {
            return pauses.stream().filter(pause -> !pause.to().isAfter(now)).toList();
        }

        boolean isWorked(LocalDate date) {
            SpecialDay named = byDay.get(date);
            return named == null
                    ? date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                    : named.kind() == SpecialDay.Kind.WORK;
        }
    }

    /** From the day after the limit was set, hour by hour, until it is used up. */
    private static final class Walk {
        private final Life life;
        private final LocalDate today;
        private int usedByNow;
        private LocalDate lastDay;

        Walk(Life life, Instant now) {
            this.life = life;
            this.today = LocalDate.ofInstant(now, ZONE);
            Instant hour = LocalDate.ofInstant(life.set, ZONE)
                    .plusDays(1)
                    .atStartOfDay(ZONE)
                    .toInstant();
            for (int used = 0; lastDay == null || hour.isBefore(now); hour = hour.plus(HOUR)) {
                LocalDate day = LocalDate.ofInstant(hour, ZONE);
                boolean pausedThen = hour.isBefore(now) && life.isPaused(hour);
                used += life.isWorked(day) && !pausedThen ? 1 : 0;
                usedByNow += hour.isBefore(now) && life.isWorked(day) && !pausedThen ? 1 : 0;
                if (lastDay == null && used == life.days * 24) {
                    lastDay = day;
                }
            }
        }

        Optional<Rung> tells(Told told) {
            LocalDate toldOn = told.at() == null ? LocalDate.MIN : LocalDate.ofInstant(told.at(), ZONE);
            LocalDate overdueSince = told.rung() == Rung.OVERDUE ? toldOn : lastDay;
            if (isWorkedBetween(overdueSince, today)) {
                return Optional.of(Rung.OVERDUE);
            }
            if (told.rung() != Rung.OVERDUE && !today.isBefore(lastDay)) {
                boolean toldOfThisDay = told.rung() == Rung.LAST_DAY && !toldOn.isBefore(lastDay);
                return toldOfThisDay ? Optional.empty() : Optional.of(Rung.LAST_DAY);
            }
            boolean half = told.rung() == null && usedByNow >= life.days * 12;
            return half ? Optional.of(Rung.HALF) : Optional.empty();
        }

        private boolean isWorkedBetween(LocalDate after, LocalDate upTo) {
            return after.datesUntil(upTo.plusDays(1).isAfter(after) ? upTo.plusDays(1) : after)
                    .skip(1)
                    .anyMatch(life::isWorked);
        }
    }
}
