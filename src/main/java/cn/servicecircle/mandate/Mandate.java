package cn.servicecircle.mandate;

import cn.servicecircle.evidence.Evidence;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * 委托书: what an agent may do for the principal of an errand.
 *
 * @param lastDay      on which it is in force
 * @param givenBy      the principal, or the member of staff who recorded it
 * @param passedOnFrom the mandate that it was passed on from (转委托), or null
 * @param consent      to its being passed on, or null
 * @param end          how somebody ended it, or null
 * @param over         when the errand that it is for was solved, closed or cancelled after it was given; null before
 */
record Mandate(
        long id,
        long agentId,
        String agentName,
        Set<Power> powers,
        LocalDate lastDay,
        Evidence.Kind evidence,
        String givenBy,
        Instant givenAt,
        Long passedOnFrom,
        Consent consent,
        End end,
        Instant over) {

    record End(Kind kind, Instant at, String by, String reason) {
        enum Kind implements Worded {
            /** By the principal, and by staff or a relative who say it for them. */
            REVOKED,
            /** By the agent. */
            RESIGNED
        }
    }

    enum State implements Worded {
        IN_FORCE("有效"),
        EXPIRED("已到期"),
        REVOKED("申请人已取消委托"),
        RESIGNED("受托人已辞去委托"),
        OVER("事情已结束，委托随之终止");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static String number(long id) {
        return "WT-" + id;
    }

    String number() {
        return number(id);
    }

    State state(LocalDate today) {
        if (end != null) {
            return end.kind() == End.Kind.REVOKED ? State.REVOKED : State.RESIGNED;
        }
        if (over != null) {
            return State.OVER;
        }
        return today.isAfter(lastDay) ? State.EXPIRED : State.IN_FORCE;
    }

    boolean isInForceFor(long personId, LocalDate today) {
        return agentId == personId && state(today) == State.IN_FORCE;
    }

    /** Refuses whoever is not its agent, and everybody once it is no longer in force. */
    void mustBeInForceFor(long personId, LocalDate today) {
        if (agentId != personId) {
            throw Refusal.forbidden(
                    "mandate:other-agent", "这份委托书不是写给您的", number() + " 的受托人是" + agentName + "，请由本人办理，或请申请人把您写进委托书。");
        }
        State state = state(today);
        String again = number() + " " + state.text() + "，不能再凭它办事。还要办的，请申请人重新委托。";
        switch (state) {
            case IN_FORCE -> {}
            case EXPIRED -> throw Refusal.conflict("mandate:expired", "委托书已到期", again);
            case REVOKED -> throw Refusal.conflict("mandate:revoked", "申请人已取消委托", again);
            case RESIGNED -> throw Refusal.conflict("mandate:resigned", "受托人已辞去委托", again);
            case OVER -> throw Refusal.conflict("mandate:over", "这件事已经结束，委托随之终止", again);
        }
    }

    /** Lets pass a deed of its agent's that it gives the power for. */
    void mustCover(long personId, Power power, LocalDate today) {
        mustBeInForceFor(personId, today);
        if (!powers.contains(power)) {
            throw Refusal.conflict(
                    "mandate:power-not-given",
                    "委托书里没有这项权限",
                    number() + " 只委托了" + Power.texts(powers) + "；要" + power.text() + "，请申请人另外委托。");
        }
    }
}
