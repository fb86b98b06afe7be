package cn.servicecircle.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.calendar.SpecialDay;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.calendar.WorkClock.Pause;
import cn.servicecircle.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The moments of a time limit, one by one; {@link LadderWalkTest} has any number of them. */
class LadderClockTest {
    /** 2026 without a holiday, and nothing known of 2027. */
    private static final WorkCalendar PLAIN = new WorkCalendar(List.of(newYear(2026)));

    private final TestClock clock = new TestClock("2026-06-01T09:00");
    private WorkCalendar calendar = PLAIN;
    private final LadderClock ladder = new LadderClock(() -> calendar, clock);

    private static SpecialDay newYear(int year) {
        return new SpecialDay(LocalDate.of(year, 1, 1), SpecialDay.Kind.OFF, "元旦");
    }

    private Instant at(String local) {
        return LocalDateTime.parse(local).atZone(clock.getZone()).toInstant();
    }

    private TimeLimit limit(String set, int days, Pause... pauses) {
        return new TimeLimit(at(set), days, List.of(pauses));
    }

    private Told told(Rung rung, String local) {
        return new Told(rung, at(local));
    }

    @Test
    void halfLastDayAndEachDayAfter_inTurn() {
        TimeLimit limit = limit("2026-06-01T09:00", 5);
        assertEquals(at("2026-06-04T12:00"), ladder.next(limit, Told.NOTHING));
        assertEquals(at("2026-06-08T00:00"), ladder.next(limit, told(Rung.HALF, "2026-06-04T12:00")));
        assertEquals(at("2026-06-09T00:00"), ladder.next(limit, told(Rung.LAST_DAY, "2026-06-08T00:00")));
        assertEquals(at("2026-06-10T00:00"), ladder.next(limit, told(Rung.OVERDUE, "2026-06-09T00:00")));
        assertEquals(at("2026-06-15T00:00"), ladder.next(limit, told(Rung.OVERDUE, "2026-06-12T00:00")));
    }

    @Test
    void aLimitOfOneDay_isNotToldOfItsHalf() {
        TimeLimit limit = limit("2026-06-05T09:00", 1);
        assertEquals(at("2026-06-08T00:00"), ladder.next(limit, Told.NOTHING));
        clock.goTo("2026-06-08T23:59");
        assertEquals(Optional.of(Rung.LAST_DAY), ladder.reached(limit, Told.NOTHING));
        assertEquals(Optional.empty(), ladder.reached(limit, told(Rung.LAST_DAY, "2026-06-08T00:00")));
    }

    @Test
    void whatWasMissed_isToldByTheLastRungAlone() {
        TimeLimit limit = limit("2026-06-01T09:00", 5);
        clock.goTo("2026-06-08T03:00");
        assertEquals(Optional.of(Rung.LAST_DAY), ladder.reached(limit, Told.NOTHING));
        clock.goTo("2026-06-20T03:00");
        assertEquals(Optional.of(Rung.OVERDUE), ladder.reached(limit, Told.NOTHING));
        assertEquals(at("2026-06-22T00:00"), ladder.next(limit, told(Rung.OVERDUE, "2026-06-20T03:00")));
    }

    @Test
    void aLastDayThatAPauseMoved_isToldAgain() {
        Told told = told(Rung.LAST_DAY, "2026-06-08T00:00");
        TimeLimit moved = limit("2026-06-01T09:00", 5, new Pause(at("2026-06-08T10:00"), at("2026-06-10T12:00")));
        assertEquals(at("2026-06-11T00:00"), ladder.next(moved, told));
        assertEquals(at("2026-06-12T00:00"), ladder.next(moved, told(Rung.LAST_DAY, "2026-06-11T00:00")));
    }

    @Test
    void whatTheCalendarCannotTell_isAskedAgain_untilItCan() {
        clock.goTo("2026-12-24T09:00");
        TimeLimit limit = limit("2026-12-24T09:00", 10);
        assertEquals(at("2026-12-24T10:00"), ladder.next(limit, Told.NOTHING), "the last day is in 2027");
        assertEquals(Optional.empty(), ladder.reached(limit, Told.NOTHING));

        clock.goTo("2026-12-31T23:30");
        assertEquals(at("2027-01-01T00:00"), ladder.next(limit, Told.NOTHING), "half of it is known");
        clock.goTo("2027-01-01T00:00");
        assertEquals(Optional.of(Rung.HALF), ladder.reached(limit, Told.NOTHING));

        calendar = new WorkCalendar(List.of(newYear(2026), newYear(2027)));
        assertEquals(at("2027-01-08T00:00"), ladder.next(limit, told(Rung.HALF, "2027-01-01T00:00")));
    }

    @Test
    void theWords_countWorkingDaysOnly() {
        LocalDate friday = LocalDate.of(2026, 6, 5);
        clock.goTo("2026-06-09T09:00");
        assertEquals(
                "BB-1 已超期 2 个工作日：原定 6 月 5 日（周五）前办好，由刘网格员负责",
                new Overdue("BB-1", friday, Overdue.promise("刘网格员")).text(ladder));
        assertEquals(
                "BB-1 已超期 2 个工作日：原定 6 月 5 日（周五）前答复，还没有人接单",
                new Overdue("BB-1", friday, Overdue.promise(null)).text(ladder));
        clock.goTo("2027-06-09T09:00");
        assertEquals("已超期", ladder.overdue(friday));
    }

    @Test
    void theNextWorkday_isTomorrowWhereNobodyKnows() {
        clock.goTo("2026-06-05T09:00");
        assertEquals(at("2026-06-08T00:00"), ladder.nextWorkday());
        clock.goTo("2026-12-31T09:00");
        assertEquals(at("2027-01-01T00:00"), ladder.nextWorkday());
        assertEquals(Duration.ofHours(1), LadderClock.LOOK_AGAIN);
    }
}
