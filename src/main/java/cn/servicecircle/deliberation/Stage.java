package cn.servicecircle.deliberation;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.space.RuleSet;

/** The stages of both tracks. A stage is open to everybody for some days first; then it ends by itself, or its owner concludes it. */
public enum Stage implements Worded {
    /** 小事: whoever is against it says so. */
    OBJECTION("异议期", true, false),
    /** 大事: suggestions are gathered, then summed up by the owner. */
    GATHERING("征集", true, true),
    /** What was gathered is there for everybody to see. */
    PUBLICITY("公示", true, false),
    /** Those concerned talk it over; the owner says what came of it. */
    DISCUSSION("协商", false, true),
    /** The owner records how it was voted. */
    VOTE("表决", true, true),
    RESULT("公示结果", true, false),
    /** Somebody does it by a day, and tells how it went. */
    FOLLOW_UP("督办反馈", false, true),
    CLOSED("已办结", false, false);

    private final String text;
    private final boolean hasPeriod;
    private final boolean isConcluded;

    Stage(String text, boolean hasPeriod, boolean isConcluded) {
        this.text = text;
        this.hasPeriod = hasPeriod;
        this.isConcluded = isConcluded;
    }

    public String text() {
        return text;
    }

    /** Whether nothing moves before its days are over. */
    boolean hasPeriod() {
        return hasPeriod;
    }

    /** Whether its owner must conclude it. */
    boolean isConcluded() {
        return isConcluded;
    }

    int openDays(RuleSet rules) {
        return switch (this) {
            case OBJECTION -> rules.objectionDays();
            case GATHERING -> rules.gatheringDays();
            case PUBLICITY -> rules.publicityDays();
            case VOTE -> rules.voteDays();
            case RESULT -> rules.resultDays();
            case DISCUSSION, FOLLOW_UP, CLOSED -> 0;
        };
    }

    /** How long its owner has, once its period is over. */
    int concludingDays(RuleSet rules) {
        return switch (this) {
            case DISCUSSION -> rules.discussionDays();
            case GATHERING, VOTE, FOLLOW_UP -> rules.concludingDays();
            case OBJECTION, PUBLICITY, RESULT, CLOSED -> 0;
        };
    }
}
