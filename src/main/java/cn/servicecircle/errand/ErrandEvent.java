package cn.servicecircle.errand;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.ladder.Rung;
import java.time.Instant;
import java.util.Optional;

/**
 * One step in the life of an errand: who, when, why, and what it says to the resident.
 *
 * @param by  display name of whoever took the step; {@link #CLOCK} where nobody did
 * @param why in their words, or null
 * @param onBehalf how the principal said it, where {@code by} is the member of staff who recorded it; else null
 */
public record ErrandEvent(Kind kind, Instant at, String by, String why, OnBehalf onBehalf) {

    static final String CLOCK = "系统";

    /** What the clock brought. */
    static ErrandEvent ofClock(Kind kind, Instant at, String why) {
        return new ErrandEvent(kind, at, CLOCK, why, null);
    }

    /** What the step does to the time limits; they follow from the events and nothing else. */
    public enum Effect {
        NONE,
        /** Somebody answered: the response limit is met, and the completion limit begins. */
        ANSWERS,
        STOPS,
        RESUMES,
        ENDS,
        /** A new completion limit begins. */
        RESTARTS
    }

    public enum Kind implements Worded {
        FILED("提交了申请", Effect.NONE),
        CLAIMED("接单，由其负责到底", Effect.ANSWERS),
        REFUSED("不予受理", Effect.ENDS),
        STARTED("开始办理", Effect.NONE),
        /** 一次性告知, the one list that stops the clock. */
        PAPERS_REQUESTED("一次性告知还缺的材料，等材料期间不计入办理时间", Effect.STOPS),
        /** Told after the response limit, an application counts as complete (行政许可法 32). */
        PAPERS_REQUESTED_LATE("告知还缺的材料，但已超过告知期限，办理时间照算", Effect.NONE),
        /** 二次告知. */
        PAPERS_REQUESTED_AGAIN("又要了第一次没有告知的材料（二次告知），办理时间照算", Effect.NONE),
        PAPER_REJECTED("退回不合要求的材料，等材料期间不计入办理时间", Effect.STOPS),
        /** Of a list that did not stop the clock. */
        PAPER_REJECTED_AGAIN("退回不合要求的材料，办理时间照算", Effect.NONE),
        PAPERS_SUPPLIED("交来材料", Effect.NONE),
        PAPERS_COMPLETE("补齐了材料，办理时间继续计算", Effect.RESUMES),
        COMPLETED("办好了", Effect.ENDS),
        SOLVED("确认已解决", Effect.NONE),
        NOT_SOLVED("认为没有解决，重新办理", Effect.RESTARTS),
        CLOSED("结案，事情没有解决", Effect.ENDS),
        REOPENED("要求重新办理", Effect.RESTARTS),
        CANCELLED("撤回了申请", Effect.ENDS),
        RATED("作了评价", Effect.NONE),
        RATING_CHANGED("把评价改为", Effect.NONE),
        CALLED_BACK("回访了申请人", Effect.NONE),
        CALLBACK_DECLINED("结束了回访，申请人说不用了", Effect.NONE),
        RECTIFIED("回访后整改好了", Effect.NONE),
        NOT_RECTIFIED("回访后说明了不能整改的原因", Effect.NONE),
        JOINED("参与办理", Effect.NONE),
        ASSIGNED("请同事负责", Effect.NONE),
        HANDED_OVER("转交", Effect.NONE),
        HANDED_UP("交给上一级", Effect.NONE),
        GIVEN_BACK("退回", Effect.NONE),
        REFERRED("移送", Effect.NONE),
        SPLIT("拆成几件分别办", Effect.NONE),
        MANDATE_GIVEN("登记了委托书", Effect.NONE),
        MANDATE_PASSED_ON("转委托", Effect.NONE),
        MANDATE_ENDED("终止了委托", Effect.NONE),
        /** Somebody acts for the principal; its own words say it all. */
        DEED("", Effect.NONE),
        ORIGINAL_RECEIVED("收下原件", Effect.NONE),
        ORIGINAL_PASSED_ON("把原件交给部门", Effect.NONE),
        ORIGINAL_FETCHED_BACK("从部门取回原件", Effect.NONE),
        ORIGINAL_RETURNED("交还原件", Effect.NONE),
        ORIGINAL_ACKNOWLEDGED("确认了原件交接", Effect.NONE),
        HALF_USED("提醒", Effect.NONE),
        LAST_DAY("提醒", Effect.NONE),
        /** While nobody is above to whom it could be reported. */
        OVERDUE("提醒", Effect.NONE),
        ESCALATED("逐级上报", Effect.NONE),
        /** "Unanswered" is never counted as solved. */
        CLOSED_UNANSWERED("自动结案", Effect.NONE),
        /** 吹哨. */
        WHISTLED("吹哨", Effect.NONE),
        BODY_CALLED("调整吹哨", Effect.NONE),
        LEAD_CHANGED("调整吹哨", Effect.NONE),
        /** 报到. */
        BODY_ACKNOWLEDGED("记录部门报到", Effect.NONE),
        BODY_FINISHED("记录部门办结", Effect.NONE),
        BODY_DECLINED("记录部门办不了", Effect.NONE),
        BODY_OVERDUE("提醒", Effect.NONE);

        private final String deed;
        private final Effect effect;

        Kind(String deed, Effect effect) {
            this.deed = deed;
            this.effect = effect;
        }

        Effect effect() {
            return effect;
        }

        /** Which rung of the errand's own time limit it tells of. */
        Optional<Rung> rung() {
            return switch (this) {
                case HALF_USED -> Optional.of(Rung.HALF);
                case LAST_DAY -> Optional.of(Rung.LAST_DAY);
                case OVERDUE, ESCALATED -> Optional.of(Rung.OVERDUE);
                default -> Optional.empty();
            };
        }

        boolean asksForPapers() {
            return this == PAPERS_REQUESTED || this == PAPERS_REQUESTED_LATE || this == PAPERS_REQUESTED_AGAIN;
        }

        /** Whether somebody works on it from then on. */
        boolean bringsWorker() {
            return this == CLAIMED || this == JOINED;
        }

        /** Whether it has ended, so that it can only be reopened. */
        boolean isEnding() {
            return this == SOLVED || this == CLOSED || this == CLOSED_UNANSWERED || this == REFUSED;
        }
    }

    String sentence() {
        String recorded = onBehalf == null ? "" : "替申请人（" + onBehalf.text() + "）";
        String deed = by + recorded + kind.deed;
        return why == null ? deed : deed + (kind.deed.isEmpty() ? "" : "：") + why;
    }
}
