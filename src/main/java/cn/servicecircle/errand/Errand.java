package cn.servicecircle.errand;

import cn.servicecircle.kernel.Worded;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * 帮办代办件: what somebody asked of a station, and how far it is. Transitions are methods; whether one is possible is asked of
 * {@link Act} before.
 *
 * @param cameFrom      the desk that handed it over, until somebody at the new one claims it; else null
 * @param responsibleId the one member of staff who sees it through, null until claimed
 * @param result        how it ended, in the staff's words; null before
 * @param outcome       what the principal said last; null for never
 */
record Errand(
        long id,
        Filing filing,
        Desk desk,
        Desk cameFrom,
        State state,
        Long responsibleId,
        String result,
        Outcome outcome,
        Rating rating) {

    enum State implements Worded {
        FILED("已提交，等待接单"),
        HANDED_OVER("已转交，等待接手"),
        ACCEPTED("已受理"),
        IN_PROGRESS("正在办理"),
        WAITING("等申请人补齐材料"),
        DONE("已办好，等申请人确认是否解决"),
        CLOSED("已结案"),
        REFUSED("不予受理"),
        CANCELLED("已撤回");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Whether it is solved is for the principal to say, and for nobody else. */
    enum Outcome implements Worded {
        SOLVED,
        NOT_SOLVED
    }

    /**
     * What was filed; it never changes.
     *
     * @param answers      to the item's questions, by key
     * @param confidential the station sees it only once it is handed over to it
     */
    record Filing(
            String trackingNumber,
            Long partOf,
            long principalId,
            long itemId,
            int itemVersion,
            String description,
            Map<String, Object> answers,
            boolean confidential,
            Instant at) {}

    /** 好差评: 5 非常满意 to 1 非常不满意; the last one given. */
    record Rating(int grade, String comment) {
        private static final List<String> TEXTS = List.of("非常不满意", "不满意", "基本满意", "满意", "非常满意");

        String gradeText() {
            return TEXTS.get(grade - 1);
        }
    }

    /** The principal does not take what was done for a solution. */
    boolean isDisputed() {
        return outcome == Outcome.NOT_SOLVED;
    }

    /** Somebody is still to do something about it. */
    boolean isOpen() {
        return !isOver() && state != State.DONE;
    }

    /** Nobody at the desk has claimed it yet. */
    boolean isUnclaimed() {
        return state == State.FILED || state == State.HANDED_OVER;
    }

    /** Nothing more is to be done, unless it is reopened. */
    boolean isOver() {
        return state == State.CLOSED || state == State.REFUSED || state == State.CANCELLED;
    }

    /** As it begins, before it has an id. */
    static Errand filed(Filing filing, Desk desk) {
        return new Errand(0, filing, desk, null, State.FILED, null, null, null, null);
    }

    Errand withId(long given) {
        return new Errand(given, filing, desk, cameFrom, state, responsibleId, result, outcome, rating);
    }

    /** 首接负责: whoever claims it is responsible until a colleague takes over. */
    Errand claimedBy(long staffId) {
        return new Errand(id, filing, desk, null, State.ACCEPTED, staffId, result, outcome, rating);
    }

    Errand refused(String why) {
        return ended(State.REFUSED, why, outcome);
    }

    Errand started() {
        return in(State.IN_PROGRESS);
    }

    Errand waiting() {
        return in(State.WAITING);
    }

    Errand completed(String how) {
        return ended(State.DONE, how, null);
    }

    Errand solved() {
        return ended(State.CLOSED, result, Outcome.SOLVED);
    }

    /** Goes on at once; the staff can only close it with a reason now. */
    Errand notSolved() {
        return ended(State.IN_PROGRESS, result, Outcome.NOT_SOLVED);
    }

    Errand closed(String why) {
        return ended(State.CLOSED, why, outcome);
    }

    /** The principal has not said whether it is solved, and so nobody knows. */
    Errand closedUnanswered() {
        return in(State.CLOSED);
    }

    /** With whoever was responsible; a refused one that nobody had claimed waits again. */
    Errand reopened() {
        return in(responsibleId == null ? State.FILED : State.IN_PROGRESS);
    }

    Errand cancelled() {
        return in(State.CANCELLED);
    }

    Errand rated(int grade, String comment) {
        return new Errand(
                id, filing, desk, cameFrom, state, responsibleId, result, outcome, new Rating(grade, comment));
    }

    Errand assignedTo(long staffId) {
        return new Errand(id, filing, desk, cameFrom, state, staffId, result, outcome, rating);
    }

    /** Whoever was responsible stays so until somebody at the other desk claims it. */
    Errand handedTo(Desk other) {
        return new Errand(id, filing, other, desk, State.HANDED_OVER, responsibleId, result, outcome, rating);
    }

    Errand givenBack() {
        State before = responsibleId == null ? State.FILED : State.IN_PROGRESS;
        return new Errand(id, filing, cameFrom, null, before, responsibleId, result, outcome, rating);
    }

    private Errand in(State next) {
        return ended(next, result, outcome);
    }

    private Errand ended(State next, String how, Outcome said) {
        return new Errand(id, filing, desk, cameFrom, next, responsibleId, how, said, rating);
    }
}
