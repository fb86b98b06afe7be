package cn.servicecircle.mutualaid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mutualaid.Life.Next;
import cn.servicecircle.mutualaid.Life.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LifeTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = at("2026-11-24T10:00");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    /** What may follow what, written down a second time. */
    private static final Map<State, Set<State>> MAY_FOLLOW = Map.of(
            State.OPEN, EnumSet.allOf(State.class),
            State.SOLVED, EnumSet.of(State.SOLVED),
            State.WITHDRAWN, EnumSet.of(State.WITHDRAWN),
            State.HANDED_OVER, EnumSet.of(State.HANDED_OVER),
            State.ENDED, EnumSet.of(State.ENDED));

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static Life begun(int days) {
        return Life.begun(TODAY.plusDays(days), NOW, ZONE);
    }

    private static void refused(String type, Runnable step) {
        assertEquals(type, assertThrows(Refusal.class, step::run).type());
    }

    @Test
    void withoutAnEnd_itLastsAWeek_toTheEndOfTheDay() {
        Life life = Life.begun(null, NOW, ZONE);
        assertEquals(at("2026-12-02T00:00"), life.endsAt());
        assertEquals(LocalDate.of(2026, 12, 1), life.lastDay(ZONE));
        assertTrue(life.isOpen(at("2026-12-01T23:59")));
        assertFalse(life.isOpen(at("2026-12-02T00:00")));
    }

    @Test
    void theEnd_liesBetweenTodayAndThirtyDays() {
        assertEquals(TODAY.plusDays(30), begun(30).lastDay(ZONE));
        assertEquals(TODAY, begun(0).lastDay(ZONE));
        refused("help:day-too-far", () -> begun(31));
        refused("help:day-gone", () -> begun(-1));
    }

    @Test
    void itsAuthorIsReminded_onTheMorningOfTheDayBefore_andThenItEndsByItself() {
        Life life = begun(7);
        assertEquals(at("2026-11-30T09:00"), life.alarmAt());
        assertNull(life.due(at("2026-11-30T08:59")));
        assertEquals(Next.REMINDER, life.due(at("2026-11-30T09:00")));
        Life reminded = life.afterReminder();
        assertNull(reminded.due(at("2026-12-01T23:59")));
        assertEquals(Next.END, reminded.due(at("2026-12-02T00:00")));
        assertEquals(State.ENDED, reminded.ended().state());
    }

    @Test
    void whoChoseTomorrow_isNotRemindedOfIt_andWhoWasNotRemindedInTime_isNotRemindedAfterTheEnd() {
        assertEquals(begun(1).endsAt(), begun(1).alarmAt());
        assertEquals(Next.END, begun(7).due(at("2027-01-01T00:00")));
    }

    @Test
    void itIsForgottenThirtyDaysAfterItsEnd_howeverLateTheClockCame() {
        Life ended = begun(7).ended();
        assertEquals(at("2026-12-02T00:00"), ended.closedAt());
        assertNull(ended.due(at("2026-12-31T23:59")));
        assertEquals(Next.OBLIVION, ended.due(at("2027-01-01T00:00")));
        Life solved = begun(7).closed(State.SOLVED, NOW);
        assertEquals(NOW.plus(Duration.ofDays(30)), solved.alarmAt());
    }

    @Test
    void itIsExtendedOnce_toALaterDay_andItsAuthorIsRemindedAgain() {
        Life reminded = begun(3).afterReminder();
        refused("help:no-later", () -> reminded.extended(TODAY.plusDays(3), NOW, ZONE));
        refused("help:day-too-far", () -> reminded.extended(TODAY.plusDays(31), NOW, ZONE));
        Life longer = reminded.extended(TODAY.plusDays(20), NOW, ZONE);
        assertEquals(at("2026-12-13T09:00"), longer.alarmAt());
        refused("help:extended-before", () -> longer.extended(TODAY.plusDays(25), NOW, ZONE));
    }

    @Test
    void whatIsOver_isNeitherExtendedNorEndedAgain_evenBeforeTheClockWasThere() {
        Instant late = at("2026-12-02T00:00");
        Life over = begun(7);
        refused("help:over", () -> over.closed(State.SOLVED, late));
        refused("help:over", () -> over.extended(TODAY.plusDays(20), late, ZONE));
        Life solved = begun(7).closed(State.SOLVED, NOW);
        refused("help:over", () -> solved.closed(State.WITHDRAWN, NOW));
    }

    /** Its author and the clock at random, against the law written down above. */
    @RepeatedTest(200)
    void whateverHappens_itEndsInTime_staysEnded_andIsForgotten(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Life life = begun(random.nextInt(31));
        Instant now = NOW;
        int extensions = 0;
        boolean forgotten = false;
        for (int step = 0; step < 300 && !forgotten; step++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(36 * 60)));
            Life before = life;
            if (random.nextInt(10) == 0) {
                life = byAuthor(life, now, random);
                extensions += life.extended() && !before.extended() ? 1 : 0;
            }
            Next next = life.due(now);
            if (next != null) {
                forgotten = next == Next.OBLIVION;
                life = next == Next.REMINDER ? life.afterReminder() : next == Next.END ? life.ended() : life;
            }
            assertTrue(MAY_FOLLOW.get(before.state()).contains(life.state()), before + " to " + life);
            assertEquals(life.state() == State.OPEN, life.closedAt() == null, life::toString);
            assertTrue(life.state() != State.OPEN || life.isOpen(now), life + " is open at " + now);
            assertTrue(!life.endsAt().isAfter(NOW.plus(Duration.ofDays(62))), life::toString);
        }
        assertTrue(forgotten, "seed " + repetition.getCurrentRepetition());
        assertTrue(extensions <= 1);
    }

    private static Life byAuthor(Life life, Instant now, Random random) {
        try {
            return random.nextInt(3) == 0
                    ? life.closed(random.nextBoolean() ? State.SOLVED : State.HANDED_OVER, now)
                    : life.extended(LocalDate.ofInstant(now, ZONE).plusDays(random.nextInt(33)), now, ZONE);
        } catch (Refusal refused) {
            return life;
        }
    }
}
