package cn.servicecircle.errand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.servicecircle.calendar.SpecialDay;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.calendar.WorkClock;
import cn.servicecircle.errand.ErrandEvent.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Both time limits from the events alone, beside somebody who walks through the years hour by hour. */
class TermsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Limits LIMITS = new Limits(5, 10);
    /** 2026 without a holiday. */
    private static final WorkClock PLAIN =
            new WorkClock(new WorkCalendar(List.of(day("2026-01-01", SpecialDay.Kind.OFF))), ZONE);

    private static SpecialDay day(String date, SpecialDay.Kind kind) {
        return new SpecialDay(LocalDate.parse(date), kind, "节");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static ErrandEvent event(Kind kind, String local) {
        return new ErrandEvent(kind, at(local), "示例", null, null);
    }

    private static LocalDate lastDay(Term term) {
        return PLAIN.lastDay(term.set(), term.days(), term.pauses());
    }

    @Test
    void twoLimits_eachWithItsOwnStart() {
        Terms terms = Terms.of(
                List.of(event(Kind.FILED, "2026-06-01T09:00"), event(Kind.CLAIMED, "2026-06-03T09:00")), LIMITS, PLAIN);
        assertEquals(LocalDate.of(2026, 6, 8), lastDay(terms.response()));
        assertEquals(at("2026-06-03T09:00"), terms.response().ended());
        assertEquals(LocalDate.of(2026, 6, 17), lastDay(terms.completion()));
        assertNull(terms.completion().ended());
    }

    @Test
    void answeredTooLate_itCountsAsAcceptedOnTheDayOfFiling() {
        Instant filed = at("2026-06-01T09:00");
        Function<String, Instant> setWhenClaimed = claimed -> Terms.of(
                        List.of(event(Kind.FILED, "2026-06-01T09:00"), event(Kind.CLAIMED, claimed)), LIMITS, PLAIN)
                .completion()
                .set();
        assertEquals(at("2026-06-08T23:59"), setWhenClaimed.apply("2026-06-08T23:59"));
        assertEquals(filed, setWhenClaimed.apply("2026-06-09T00:00"));
    }

    @Test
    void aSecondDemand_doesNotStopTheClock_theFirstDoes() {
        List<ErrandEvent> events = List.of(
                event(Kind.FILED, "2026-06-01T09:00"),
                event(Kind.CLAIMED, "2026-06-01T10:00"),
                event(Kind.PAPERS_REQUESTED, "2026-06-02T10:00"),
                event(Kind.PAPERS_COMPLETE, "2026-06-04T10:00"),
                event(Kind.PAPERS_REQUESTED_AGAIN, "2026-06-05T10:00"));
        Terms terms = Terms.of(events, LIMITS, PLAIN);
        assertEquals(1, terms.completion().pauses().size());
        assertEquals(LocalDate.of(2026, 6, 17), lastDay(terms.completion()));
    }

    @Test
    void handedOverAndClaimedAgain_theLimitsRunOn() {
        List<ErrandEvent> events = List.of(
                event(Kind.FILED, "2026-06-01T09:00"),
                event(Kind.CLAIMED, "2026-06-01T10:00"),
                event(Kind.HANDED_OVER, "2026-06-05T10:00"),
                event(Kind.CLAIMED, "2026-06-10T10:00"));
        assertEquals(
                at("2026-06-01T10:00"),
                Terms.of(events, LIMITS, PLAIN).completion().set());
    }

    @Test
    void notSolved_beginsANewLimit() {
        List<ErrandEvent> events = List.of(
                event(Kind.FILED, "2026-06-01T09:00"),
                event(Kind.CLAIMED, "2026-06-01T10:00"),
                event(Kind.COMPLETED, "2026-06-10T10:00"),
                event(Kind.NOT_SOLVED, "2026-06-12T10:00"));
        Term completion = Terms.of(events, LIMITS, PLAIN).completion();
        assertEquals(at("2026-06-12T10:00"), completion.set());
        assertNull(completion.ended());
        assertEquals(List.of(), completion.pauses());
    }

    @Test
    void refusedAndReopened_waitsForAnAnswerAnew() {
        List<ErrandEvent> events = List.of(
                event(Kind.FILED, "2026-06-01T09:00"),
                event(Kind.REFUSED, "2026-06-02T10:00"),
                event(Kind.REOPENED, "2026-06-12T10:00"));
        Terms terms = Terms.of(events, LIMITS, PLAIN);
        assertNull(terms.completion());
        assertEquals(at("2026-06-12T10:00"), terms.response().set());
        assertNull(terms.response().ended());
    }

    /** Any life between 2020 and 2029, with invented notices, every step on the hour. */
    @Test
    void anyLife_isThatOfOneWhoWalksHourByHour() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<SpecialDay> days = notices(random);
            WorkClock clock = new WorkClock(new WorkCalendar(days), ZONE);
            List<ErrandEvent> life = life(random);
            Walker walker = new Walker(days, life);
            Term completion = Terms.of(life, LIMITS, clock).completion();
            Instant now = life.get(life.size() - 1).at().plus(Duration.ofHours(random.nextInt(200)));
            walker.walkTo(now);
            String context = "seed " + seed + " " + life;
            assertEquals(
                    walker.running,
                    clock.running(completion.set(), completion.pauses(), now).toHours(),
                    context);
            assertEquals(
                    walker.paused,
                    clock.paused(completion.set(), completion.pauses(), now).toHours(),
                    context);
            assertEquals(walker.isPaused, completion.isPaused(), context);
            if (!completion.isPaused()) {
                assertEquals(
                        walker.lastDay(),
                        clock.lastDay(completion.set(), completion.days(), completion.pauses()),
                        context);
            }
        }
    }

    private static List<SpecialDay> notices(Random random) {
        List<SpecialDay> days = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2020, 1, 1); day.getYear() < 2030; day = day.plusDays(1)) {
            if (day.getDayOfYear() == 1 || random.nextInt(12) == 0) {
                days.add(new SpecialDay(day, random.nextBoolean() ? SpecialDay.Kind.OFF : SpecialDay.Kind.WORK, "节"));
            }
        }
        return days;
    }

    /** Claimed sooner or later, then any number of waits, completions and disputes; it never ends on the way. */
    private static List<ErrandEvent> life(Random random) {
        LocalDateTime when =
                LocalDate.of(2021, 1, 1).plusDays(random.nextInt(7 * 365)).atTime(random.nextInt(24), 0);
        List<ErrandEvent> life = new ArrayList<>(List.of(event(Kind.FILED, when.toString())));
        when = when.plusHours(random.nextInt(12 * 24));
        life.add(event(Kind.CLAIMED, when.toString()));
        for (int n = random.nextInt(6); n > 0; n--) {
            List<Kind> pair = random.nextInt(3) == 0
                    ? List.of(Kind.COMPLETED, Kind.NOT_SOLVED)
                    : random.nextBoolean()
                            ? List.of(Kind.PAPERS_REQUESTED, Kind.PAPERS_COMPLETE)
                            : List.of(Kind.PAPERS_REQUESTED_AGAIN, Kind.PAPERS_SUPPLIED);
            for (Kind kind : n == 1 && pair.contains(Kind.PAPERS_REQUESTED) && random.nextBoolean()
                    ? pair.subList(0, 1)
                    : pair) {
                when = when.plusHours(random.nextInt(9 * 24));
                life.add(event(kind, when.toString()));
            }
        }
        return life;
    }

    /** Knows nothing of working time but whether one hour counts. */
    private static final class Walker {
        private final Map<LocalDate, SpecialDay> days;
        private final List<ErrandEvent> life;
        private final Instant filed;
        private Instant walked;
        private int next = 1;
        private LocalDate excluded;
        private LocalDate reached;
        private long running;
        private long paused;
        private boolean isPaused;

        Walker(List<SpecialDay> days, List<ErrandEvent> life) {
            this.days = days.stream().collect(Collectors.toMap(SpecialDay::date, Function.identity()));
            this.life = life;
            this.filed = life.get(0).at();
            this.walked = filed;
        }

        void walkTo(Instant now) {
            while (true) {
                while (next < life.size() && !life.get(next).at().isAfter(walked)) {
                    take(life.get(next++));
                }
                if (!walked.isBefore(now)) {
                    return;
                }
                countHour();
            }
        }

        private void take(ErrandEvent event) {
            switch (event.kind()) {
                case CLAIMED -> begin(isAnsweredInTime() ? event.at() : filed);
                case PAPERS_REQUESTED -> isPaused = true;
                case PAPERS_COMPLETE -> isPaused = false;
                case NOT_SOLVED -> begin(event.at());
                default -> {}
            }
        }

        /** Counts from the day after, also when that day has gone by. */
        private void begin(Instant set) {
            excluded = LocalDate.ofInstant(set, ZONE);
            running = 0;
            paused = 0;
            reached = null;
            Instant until = walked;
            walked = set;
            while (walked.isBefore(until)) {
                countHour();
            }
        }

        private boolean isAnsweredInTime() {
            int workdays = 0;
            LocalDate first = LocalDate.ofInstant(filed, ZONE);
            for (LocalDate day = first.plusDays(1); !day.isAfter(today()); day = day.plusDays(1)) {
                workdays += isWorked(day) ? 1 : 0;
            }
            return workdays < LIMITS.responseDays() || (workdays == LIMITS.responseDays() && isWorked(today()));
        }

        /** Walks on until the limit is used up, unless it is already. */
        LocalDate lastDay() {
            while (reached == null) {
                countHour();
            }
            return reached;
        }

        private void countHour() {
            if (excluded != null && isWorked() && today().isAfter(excluded)) {
                running += isPaused ? 0 : 1;
                paused += isPaused ? 1 : 0;
                if (reached == null && running == LIMITS.completionDays() * 24L) {
                    reached = today();
                }
            }
            walked = walked.plus(Duration.ofHours(1));
        }

        private LocalDate today() {
            return LocalDate.ofInstant(walked, ZONE);
        }

        private boolean isWorked() {
            return isWorked(today());
        }

        private boolean isWorked(LocalDate date) {
            SpecialDay named = days.get(date);
            return named == null
                    ? date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                    : named.kind() == SpecialDay.Kind.WORK;
        }
    }
}
