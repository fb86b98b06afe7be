package cn.servicecircle.deliberation;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.space.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

/**
 * How far a topic is on its track. It is begun once, and goes from stage to stage by the methods here and by nothing else: none
 * is skipped, and none that has a period ends before that is over.
 *
 * @param openUntil    when its period is over; null where the stage has none
 * @param dueAt        when its owner should have concluded it; null where it ends by itself
 * @param extendedDays by how much this stage was extended in all
 * @param passed       whether what was proposed is to be done
 * @param dispute      somebody's appeal against the track, which holds the stage; null for none
 * @param alarmed      whether it was told that the owner is late
 * @param promise      who does what by when; null until that is named
 */
record Course(
        Track track,
        Stage stage,
        Instant since,
        Instant openUntil,
        Instant dueAt,
        int extendedDays,
        boolean passed,
        Dispute dispute,
        boolean alarmed,
        Promise promise) {

    /** Budgets are made by the year, and those who decided must see what came of it while they still live there. */
    private static final Period FURTHEST = Period.ofYears(1);

    /**
     * 决定: what is to be done.
     *
     * @param by       who does it, by name
     * @param day      by when
     * @param personId the person that it is, where it is one with an office; else null
     * @param partyId  the body that it is, or null; neither where it is but a name
     */
    record Promise(String text, String by, LocalDate day, Long personId, Long partyId) {
        Promise(String text, String by, LocalDate day) {
            this(text, by, day, null, null);
        }
    }

    /**
     * 对程序有意见: an appeal against the track that is not decided.
     *
     * @param dueAt   when it must be
     * @param alarmed whether it was told that it is late
     */
    record Dispute(Instant dueAt, boolean alarmed) {
        private Dispute shownAgain(Instant hidden, int days, StageClock clock) {
            return dueAt.isAfter(hidden) ? new Dispute(later(dueAt, days, clock), alarmed) : this;
        }
    }

    static Course begun(Track track, RuleSet rules, Instant now, StageClock clock) {
        Stage first = track == Track.SMALL ? Stage.OBJECTION : Stage.GATHERING;
        return at(track, first, false, rules, now, clock);
    }

    private static Course at(Track track, Stage stage, boolean passed, RuleSet rules, Instant now, StageClock clock) {
        Instant openUntil = stage.hasPeriod() ? clock.endOf(now, stage.openDays(rules)) : null;
        Instant dueAt = stage.isConcluded()
                ? clock.endOf(openUntil == null ? now : openUntil.minusNanos(1), stage.concludingDays(rules))
                : null;
        return new Course(track, stage, now, openUntil, dueAt, 0, passed, null, false, null);
    }

    private Course to(Stage next, boolean nowPassed, RuleSet rules, Instant now, StageClock clock) {
        return at(track, next, nowPassed, rules, now, clock);
    }

    /** When the clock brings something next; null for never. */
    Instant alarmAt() {
        if (stage == Stage.CLOSED) {
            return null;
        }
        if (contested()) {
            return dispute.alarmed() ? null : dispute.dueAt();
        }
        return !stage.isConcluded() ? openUntil : alarmed ? null : dueAt;
    }

    boolean contested() {
        return dispute != null;
    }

    boolean isOpen(Instant now) {
        return stage.hasPeriod() && (contested() || now.isBefore(openUntil));
    }

    /** What comes when the period of a stage is over that ends by itself. */
    Course elapsed(RuleSet rules, Instant now, StageClock clock) {
        return switch (stage) {
            case PUBLICITY -> to(Stage.DISCUSSION, passed, rules, now, clock);
            case RESULT -> to(passed ? Stage.FOLLOW_UP : Stage.CLOSED, passed, rules, now, clock);
            default -> throw new IllegalStateException(stage + " does not end by itself");
        };
    }

    /** A small matter whose objections are counted: it passes, or is lifted to the big track. */
    Course objected(int objections, int bearable, RuleSet rules, Instant now, StageClock clock) {
        if (stage != Stage.OBJECTION) {
            throw new IllegalStateException(stage + " has no objections");
        }
        return objections <= bearable
                ? to(Stage.FOLLOW_UP, true, rules, now, clock)
                : at(Track.BIG, Stage.GATHERING, false, rules, now, clock);
    }

    /**
     * The owner concludes a stage.
     *
     * @param accepted how the vote went; of no meaning elsewhere
     */
    Course concluded(boolean accepted, RuleSet rules, Instant now, StageClock clock) {
        if (!stage.isConcluded()) {
            throw Refusal.conflict(
                    "deliberation:ends-by-itself",
                    stage.text() + "不用人来结束",
                    stage == Stage.CLOSED ? "这个议题已经办结。" : "到期自动进入下一步；要多留几天，请延长并公开理由。");
        }
        mustNotBeContested();
        if (openUntil != null && now.isBefore(openUntil)) {
            throw Refusal.conflict("deliberation:too-early", stage.text() + "还没有到期", "期满以前不能提前结束，请到期以后再来。");
        }
        return switch (stage) {
            case GATHERING -> to(Stage.PUBLICITY, passed, rules, now, clock);
            case DISCUSSION -> to(Stage.VOTE, passed, rules, now, clock);
            case VOTE -> to(Stage.RESULT, accepted, rules, now, clock);
            default -> followedUp(rules, now, clock);
        };
    }

    private Course followedUp(RuleSet rules, Instant now, StageClock clock) {
        if (promise == null) {
            throw Refusal.conflict(
                    "deliberation:no-promise", "还没有写明谁来办、何时办好", "请先用 PUT /topics/{topicId}/promise 写明，再写办得怎样。");
        }
        return to(Stage.CLOSED, passed, rules, now, clock).with(promise);
    }

    /**
     * Who does what by when; may be said anew as long as it is not done, but for no later day: only an extension, with its
     * public reason and its limit, puts that off. The day that stands may be said again when it is over, by whoever takes over.
     *
     * @param due the end of the promised day
     */
    Course promised(Promise said, Instant due, LocalDate today) {
        if (stage != Stage.FOLLOW_UP) {
            throw Refusal.conflict("deliberation:not-decided", "还没有决定要办", "议题进入督办反馈以后，再写明谁来办、何时办好。");
        }
        boolean stands = promise != null && due.equals(dueAt);
        if (!stands) {
            mustBePossible(said.day(), due, today);
        }
        return new Course(track, stage, since, openUntil, due, extendedDays, passed, dispute, stands && alarmed, said);
    }

    private void mustBePossible(LocalDate day, Instant due, LocalDate today) {
        if (!day.isAfter(today)) {
            throw Refusal.invalid("deliberation:promised-for-the-past", "办好的日子已经过去了", "请写明天或以后的日期。");
        }
        if (promise != null && due.isAfter(dueAt)) {
            throw Refusal.conflict(
                    "deliberation:promise-put-off",
                    "答应的日子不能往后改",
                    "办不完要多几天，请用 POST /topics/{topicId}/course/extension 延长并公开理由。");
        }
        if (promise == null && day.isAfter(today.plus(FURTHEST))) {
            throw Refusal.invalid("deliberation:promised-too-far", "办好的日子太远", "最晚写到一年以后；一年办不完的，先写一年以内能办好的那一部分。");
        }
    }

    private Course with(Promise kept) {
        return new Course(track, stage, since, openUntil, dueAt, extendedDays, passed, dispute, alarmed, kept);
    }

    /** More time for this stage; the reason is told to everybody. */
    Course extended(int days, RuleSet rules, StageClock clock) {
        if (stage == Stage.CLOSED) {
            throw Refusal.conflict("deliberation:closed", "这个议题已经办结", "办结的不能再延长。");
        }
        if (extendedDays + days > rules.extensionDays()) {
            throw Refusal.conflict(
                    "deliberation:extended-enough",
                    "不能再延长这么多天",
                    "一个阶段合计最多延长 " + rules.extensionDays() + " 天，已经延长了 " + extendedDays + " 天。");
        }
        return new Course(
                track,
                stage,
                since,
                later(openUntil, days, clock),
                later(dueAt, days, clock),
                extendedDays + days,
                passed,
                dispute,
                false,
                promise);
    }

    private static Instant later(Instant end, int days, StageClock clock) {
        return end == null ? null : clock.endOf(end.minusNanos(1), days);
    }

    /**
     * Nobody could see it for a while: what had not ended by then ends as many days later, and a day that was begun counts
     * whole. A promised day stands, because what is promised is done elsewhere, and reports must not put it off.
     *
     * @param hidden when it was put away
     */
    Course shownAgain(Instant hidden, Instant now, StageClock clock) {
        int days = daysHidden(hidden, now);
        return new Course(
                track,
                stage,
                since,
                openUntil != null && openUntil.isAfter(hidden) ? later(openUntil, days, clock) : openUntil,
                dueAt != null && dueAt.isAfter(hidden) && promise == null ? later(dueAt, days, clock) : dueAt,
                extendedDays,
                passed,
                contested() ? dispute.shownAgain(hidden, days, clock) : null,
                alarmed,
                promise);
    }

    static int daysHidden(Instant hidden, Instant now) {
        Duration time = Duration.between(hidden, now);
        return Math.toIntExact(time.toDays()) + (time.equals(Duration.ofDays(time.toDays())) ? 0 : 1);
    }

    /**
     * Somebody holds that it is on the wrong track; until that is decided, the clock brings nothing but that the answer is late.
     *
     * @param answerDue when it must be decided
     */
    Course contest(Instant answerDue) {
        if (stage != Stage.OBJECTION && stage != Stage.GATHERING) {
            throw Refusal.conflict("deliberation:too-late", "现在不能再改走哪一条程序", "对程序有意见，要在异议期或征集期间提出；对结果有意见，请在评论里说，或找社区。");
        }
        if (contested()) {
            throw Refusal.conflict("deliberation:contested", "已经有人提了，正等主持答复", "答复会公开在这个议题里。");
        }
        return disputed(new Dispute(answerDue, false));
    }

    /** The appeal is decided: on the other track it begins anew. */
    Course settled(Track decided, RuleSet rules, Instant now, StageClock clock) {
        return decided == track ? disputed(null) : begun(decided, rules, now, clock);
    }

    private Course disputed(Dispute now) {
        return new Course(track, stage, since, openUntil, dueAt, extendedDays, passed, now, alarmed, promise);
    }

    /** It has been told that the answer to the appeal is late. */
    Course answerLate() {
        return disputed(new Dispute(dispute.dueAt(), true));
    }

    /** It has been told that the owner is late. */
    Course late() {
        return new Course(track, stage, since, openUntil, dueAt, extendedDays, passed, dispute, true, promise);
    }

    private void mustNotBeContested() {
        if (contested()) {
            throw Refusal.conflict("deliberation:contested", "有人认为走错了程序，要先答复", "请先答复，再进入下一步。");
        }
    }
}
