package cn.servicecircle.deliberation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.deliberation.Course.Promise;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.space.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final RuleSet RULES = RuleSet.DEFAULT;
    private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.ofInstant(START, ZoneOffset.UTC);
    private static final StageClock DAYS = (from, days) -> LocalDate.ofInstant(from, ZoneOffset.UTC)
            .plusDays(days + 1L)
            .atStartOfDay()
            .toInstant(ZoneOffset.UTC);

    /** The law of the two tracks, written down a second time: what may follow what. */
    private static final Map<Stage, Set<Stage>> MAY_FOLLOW = Map.of(
            Stage.OBJECTION, EnumSet.of(Stage.FOLLOW_UP, Stage.GATHERING),
            Stage.GATHERING, EnumSet.of(Stage.PUBLICITY, Stage.OBJECTION),
            Stage.PUBLICITY, EnumSet.of(Stage.DISCUSSION),
            Stage.DISCUSSION, EnumSet.of(Stage.VOTE),
            Stage.VOTE, EnumSet.of(Stage.RESULT),
            Stage.RESULT, EnumSet.of(Stage.FOLLOW_UP, Stage.CLOSED),
            Stage.FOLLOW_UP, EnumSet.of(Stage.CLOSED),
            Stage.CLOSED, EnumSet.noneOf(Stage.class));

    private static Instant after(Instant moment, int days) {
        return DAYS.endOf(moment, days);
    }

    @Test
    void aSmallMatter_passesWhenFewObject_andIsLiftedWhenMoreDo() {
        Course begun = Course.begun(Track.SMALL, RULES, START, DAYS);
        assertEquals(Stage.OBJECTION, begun.stage());
        assertEquals(after(START, 7), begun.alarmAt());

        Course passed = begun.objected(3, RULES.bearableObjections(20), RULES, after(START, 7), DAYS);
        assertEquals(Stage.FOLLOW_UP, passed.stage());
        assertTrue(passed.passed());

        Course lifted = begun.objected(4, RULES.bearableObjections(20), RULES, after(START, 7), DAYS);
        assertEquals(Track.BIG, lifted.track());
        assertEquals(Stage.GATHERING, lifted.stage());
    }

    @Test
    void whatAGroupBears_growsWithItsSize_butThreeInTwentySilenceNobody() {
        assertEquals(3, RULES.bearableObjections(20));
        assertEquals(40, RULES.bearableObjections(400));
    }

    @Test
    void aPeriodCannotEndEarly_andWhatEndsByItselfCannotBeConcluded() {
        Course gathering = Course.begun(Track.BIG, RULES, START, DAYS);
        refused("deliberation:too-early", () -> gathering.concluded(false, RULES, START, DAYS));
        Course publicity = gathering.concluded(false, RULES, after(START, 10), DAYS);
        assertEquals(Stage.PUBLICITY, publicity.stage());
        refused("deliberation:ends-by-itself", () -> publicity.concluded(false, RULES, after(START, 90), DAYS));
        assertEquals(
                Stage.DISCUSSION,
                publicity.elapsed(RULES, publicity.openUntil(), DAYS).stage());
    }

    @Test
    void aVoteThatIsLost_endsAfterItsResultWasShown() {
        Course lost = atVote().concluded(false, RULES, after(START, 100), DAYS);
        assertEquals(Stage.RESULT, lost.stage());
        Course closed = lost.elapsed(RULES, lost.openUntil(), DAYS);
        assertEquals(Stage.CLOSED, closed.stage());
        assertNull(closed.alarmAt());
    }

    @Test
    void whatWasDecided_isNotClosed_beforeSomebodyIsNamedWhoDoesIt() {
        Course won = atVote().concluded(true, RULES, after(START, 100), DAYS);
        Course followUp = won.elapsed(RULES, won.openUntil(), DAYS);
        assertEquals(Stage.FOLLOW_UP, followUp.stage());
        Instant later = after(START, 120);
        refused("deliberation:no-promise", () -> followUp.concluded(false, RULES, later, DAYS));
        Course promised = promised(followUp, 200);
        assertEquals(after(START, 200), promised.alarmAt());
        Course closed = promised.concluded(false, RULES, later, DAYS);
        assertEquals(Stage.CLOSED, closed.stage());
        assertEquals("物业", closed.promise().by());
    }

    @Test
    void aPromisedDay_isPutOffByAnExtensionOnly_andIsNoFurtherThanAYear() {
        refused("deliberation:promised-too-far", () -> promised(atFollowUp(), 366));
        Course promised = promised(atFollowUp(), 200);
        refused("deliberation:promise-put-off", () -> promised(promised, 201));
        assertEquals(after(START, 150), promised(promised, 150).dueAt());
        Course extended = promised.extended(10, RULES, DAYS);
        assertEquals(extended.dueAt(), promised(extended, 210).dueAt());
        refused("deliberation:promise-put-off", () -> promised(extended, 211));
        refused("deliberation:extended-enough", () -> promised(extended, 150).extended(21, RULES, DAYS));
    }

    @Test
    void whenTheDayIsOver_anotherCanTakeOver_butItStaysLate() {
        Course late = promised(atFollowUp(), 200).late();
        LocalDate after = TODAY.plusDays(230);
        Course handedOver = late.promised(new Promise("装灯", "施工队", TODAY.plusDays(200)), after(START, 200), after);
        assertEquals("施工队", handedOver.promise().by());
        assertTrue(handedOver.alarmed());
        refused(
                "deliberation:promised-for-the-past",
                () -> late.promised(new Promise("装灯", "施工队", TODAY.plusDays(199)), after(START, 199), after));
    }

    @Test
    void anExtensionHasItsLimit_andMovesWhatIsDue() {
        Course gathering = Course.begun(Track.BIG, RULES, START, DAYS);
        Course longer = gathering.extended(20, RULES, DAYS);
        assertEquals(gathering.openUntil().plus(Duration.ofDays(20)), longer.openUntil());
        assertEquals(gathering.dueAt().plus(Duration.ofDays(20)), longer.dueAt());
        refused("deliberation:extended-enough", () -> longer.extended(11, RULES, DAYS));
        assertEquals(30, longer.extended(10, RULES, DAYS).extendedDays());
    }

    @Test
    void theDaysOnWhichNobodyCouldSeeIt_areGivenBack() {
        Course small = Course.begun(Track.SMALL, RULES, START, DAYS);
        Instant hidden = START.plus(Duration.ofDays(1));
        Course shown = small.shownAgain(hidden, START.plus(Duration.ofDays(9)), DAYS);
        assertEquals(small.openUntil().plus(Duration.ofDays(8)), shown.openUntil());
        assertEquals(
                small.openUntil().plus(Duration.ofDays(1)),
                small.shownAgain(hidden, hidden.plus(Duration.ofHours(1)), DAYS).openUntil());
    }

    @Test
    void whatWasOverWhenItWasPutAway_isNotOpenedAgain_andAPromisedDayStands() {
        Course gathering = Course.begun(Track.BIG, RULES, START, DAYS);
        Instant hidden = gathering.openUntil();
        Course shown = gathering.shownAgain(hidden, hidden.plus(Duration.ofDays(3)), DAYS);
        assertEquals(gathering.openUntil(), shown.openUntil());
        assertEquals(gathering.dueAt().plus(Duration.ofDays(3)), shown.dueAt());

        Course promised = promised(atFollowUp(), 200);
        assertEquals(promised, promised.shownAgain(after(START, 130), after(START, 150), DAYS));
    }

    @Test
    void anAppealHoldsTheClock_untilItIsAnswered() {
        Course small = Course.begun(Track.SMALL, RULES, START, DAYS);
        Course contested = small.contest(after(START, 5));
        assertEquals(after(START, 5), contested.alarmAt(), "that nobody answers is told");
        assertNull(contested.answerLate().alarmAt());
        assertEquals(small, contested.answerLate().settled(Track.SMALL, RULES, START, DAYS));
        assertTrue(contested.isOpen(after(START, 90)));
        refused("deliberation:contested", () -> contested.contest(after(START, 6)));
        assertEquals(small, contested.settled(Track.SMALL, RULES, START, DAYS));
        assertEquals(
                Stage.GATHERING,
                contested.settled(Track.BIG, RULES, after(START, 9), DAYS).stage());
    }

    /** Random acts of everybody and of the clock; what is refused changes nothing. */
    @RepeatedTest(500)
    void whateverHappens_noStageIsSkipped_noPeriodEndsEarly_andTheEndIsTheEnd(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Instant now = START;
        Course course = Course.begun(random.nextBoolean() ? Track.SMALL : Track.BIG, RULES, now, DAYS);
        for (int act = 0; act < 60; act++) {
            now = now.plus(Duration.ofHours(random.nextInt(24 * 12)));
            Course next = attempt(random, course, now);
            if (next.stage() != course.stage() || next.track() != course.track()) {
                assertTrue(
                        MAY_FOLLOW.get(course.stage()).contains(next.stage()), course.stage() + " → " + next.stage());
                assertEquals(now, next.since());
                assertTrue(
                        course.contested() || !course.stage().hasPeriod() || !now.isBefore(course.openUntil()),
                        "ended early: " + course);
                assertEquals(0, next.extendedDays());
                assertFalse(next.contested());
            }
            assertTrue(next.extendedDays() <= RULES.extensionDays());
            assertTrue(
                    course.promise() == null
                            || next.stage() == Stage.CLOSED
                            || next.extendedDays() > course.extendedDays()
                            || !next.dueAt().isAfter(course.dueAt()),
                    "put off without a reason: " + course);
            assertEquals(next.stage().hasPeriod(), next.openUntil() != null);
            assertEquals(next.stage().isConcluded(), next.dueAt() != null);
            assertTrue(
                    next.alarmAt() != null
                            || (next.contested() ? next.dispute().alarmed() : next.alarmed())
                            || next.stage() == Stage.CLOSED,
                    "nobody looks after " + next);
            course = next;
        }
    }

    private static Course attempt(Random random, Course course, Instant now) {
        try {
            return switch (random.nextInt(8)) {
                case 0 -> course.concluded(random.nextBoolean(), RULES, now, DAYS);
                case 1 -> course.extended(1 + random.nextInt(15), RULES, DAYS);
                case 2 -> course.contest(after(now, 5));
                case 3 ->
                    course.contested()
                            ? course.settled(random.nextBoolean() ? Track.SMALL : Track.BIG, RULES, now, DAYS)
                            : course;
                case 4 -> {
                    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
                    int days = random.nextInt(40);
                    yield course.promised(new Promise("办", "谁", today.plusDays(days)), after(now, days), today);
                }
                case 5 -> course.shownAgain(now.minus(Duration.ofHours(random.nextInt(24 * 9))), now, DAYS);
                default -> tick(random, course, now);
            };
        } catch (Refusal no) {
            return course;
        }
    }

    /** What the sweep does when the alarm goes off. */
    private static Course tick(Random random, Course course, Instant now) {
        if (course.alarmAt() == null || now.isBefore(course.alarmAt())) {
            return course;
        }
        if (course.contested()) {
            return course.answerLate();
        }
        if (course.stage().isConcluded()) {
            return course.late();
        }
        return course.stage() == Stage.OBJECTION
                ? course.objected(random.nextInt(6), 3, RULES, now, DAYS)
                : course.elapsed(RULES, now, DAYS);
    }

    private static Course atVote() {
        Course publicity = Course.begun(Track.BIG, RULES, START, DAYS).concluded(false, RULES, after(START, 10), DAYS);
        Course discussion = publicity.elapsed(RULES, after(START, 20), DAYS);
        return discussion.concluded(false, RULES, after(START, 30), DAYS);
    }

    private static Course atFollowUp() {
        Course won = atVote().concluded(true, RULES, after(START, 100), DAYS);
        return won.elapsed(RULES, won.openUntil(), DAYS);
    }

    private static Course promised(Course course, int days) {
        return course.promised(new Promise("装灯", "物业", TODAY.plusDays(days)), after(START, days), TODAY);
    }

    private static void refused(String type, org.junit.jupiter.api.function.Executable act) {
        assertEquals(type, assertThrows(Refusal.class, act).type());
    }

    @Test
    void theTrackFollowsFromTheFacts_andSaysWhy() {
        assertEquals(
                Track.SMALL,
                Routing.of(new Facts(1, 4_999, false, false), RULES).track());
        for (Facts big : List.of(
                new Facts(2, 0, false, false),
                new Facts(0, 5_000, false, false),
                new Facts(0, 0, true, false),
                new Facts(0, 0, false, true))) {
            assertEquals(Track.BIG, Routing.of(big, RULES).track());
        }
        assertTrue(Routing.of(new Facts(3, 8_000, false, false), RULES).why().contains("3 栋楼"));
    }
}
