package cn.servicecircle.disclosure;

import cn.servicecircle.kernel.Worded;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A step of an errand that everybody may know of: the words are those of its events, the sentences name nobody. */
public enum Milestone implements Worded {
    FILED("提交"),
    CLAIMED("站点接单"),
    REFUSED("不予受理"),
    STARTED("开始办理"),
    HANDED_OVER("转交别的站点"),
    HANDED_UP("交给上一级"),
    GIVEN_BACK("退回原来的站点"),
    COMPLETED("办好了，等申请人确认是否解决"),
    SOLVED("申请人确认已解决"),
    NOT_SOLVED("申请人认为没有解决，重新办理"),
    CLOSED("结案，事情没有解决"),
    CLOSED_UNANSWERED("申请人一直没有答复，自动结案"),
    REOPENED("申请人要求重新办理"),
    CANCELLED("申请人撤回");

    /** The words of all of them, for SQL. */
    static final String WORDS =
            Arrays.stream(values()).map(step -> "'" + step.word() + "'").collect(Collectors.joining(", "));

    private final String text;

    Milestone(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** None for a step that is between the resident and the staff. */
    public static Optional<Milestone> of(String event) {
        return Arrays.stream(values()).filter(step -> step.word().equals(event)).findFirst();
    }
}
