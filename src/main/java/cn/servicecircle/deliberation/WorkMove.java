package cn.servicecircle.deliberation;

import cn.servicecircle.kernel.Worded;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A step of a work that everybody who follows its topic may know of: the words are those of the errand's events, the sentences
 * name nobody and repeat nobody's words, for these may hold personal data.
 */
enum WorkMove implements Worded {
    FILED("已提交，等站点接单"),
    CLAIMED("站点已接单"),
    REFUSED("站点不予受理"),
    STARTED("站点开始办理"),
    PAPERS_REQUESTED("还缺材料，等立件的人补齐，等的时候不计入办理时间"),
    PAPERS_REQUESTED_LATE("站点要补材料，办理时间照算"),
    PAPERS_REQUESTED_AGAIN("站点又要补材料，办理时间照算"),
    PAPER_REJECTED("材料不合要求，等立件的人补齐，等的时候不计入办理时间"),
    PAPERS_COMPLETE("材料补齐，接着办理"),
    HANDED_OVER("转交别的站点"),
    HANDED_UP("交给上一级管家"),
    GIVEN_BACK("退回原来的站点"),
    SPLIT("拆成几件分别办"),
    WHISTLED("街道吹哨，请部门一起办"),
    OVERDUE("超过了办理期限"),
    ESCALATED("超过了办理期限，已报给上一级管家"),
    COMPLETED("站点说办好了，等立件的人确认是否解决"),
    SOLVED("立件的人确认已解决"),
    NOT_SOLVED("立件的人认为没有解决，重新办理"),
    CLOSED("结案，事情没有解决"),
    CLOSED_UNANSWERED("立件的人一直没有确认，自动结案"),
    REOPENED("立件的人要求重新办理"),
    CANCELLED("立件的人撤回");

    /** The words of all of them, for SQL. */
    static final String WORDS =
            Arrays.stream(values()).map(move -> "'" + move.word() + "'").collect(Collectors.joining(", "));

    private final String text;

    WorkMove(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Whether a time limit that was running is over; what is said of it then is when it was. */
    boolean isLate() {
        return this == OVERDUE || this == ESCALATED;
    }

    /** None for a step that is between those who do it. */
    static Optional<WorkMove> of(String event) {
        return Arrays.stream(values()).filter(move -> move.word().equals(event)).findFirst();
    }
}
