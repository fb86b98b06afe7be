package cn.servicecircle.disclosure;

import cn.servicecircle.kernel.Worded;

/** How far an errand is, as everybody may be told: the words are those of its state, the sentences name nobody. */
public enum PublicState implements Worded {
    FILED("已提交，等待接单"),
    HANDED_OVER("已转交，等待接手"),
    ACCEPTED("已受理"),
    IN_PROGRESS("正在办理"),
    WAITING("等申请人补齐材料"),
    DONE("已办好，等申请人确认是否解决"),
    CLOSED("已结案"),
    REFUSED("不予受理"),
    CANCELLED("申请人已撤回");

    private final String text;

    PublicState(String text) {
        this.text = text;
    }

    /** Nothing more is to be done. Done is not over: whether it is solved is for the resident to say. */
    public boolean isOver() {
        return this == CLOSED || this == REFUSED || this == CANCELLED;
    }

    /** @param outcome what the resident said last, {@code solved} or {@code not-solved}; null for nothing */
    public String text(String outcome) {
        if (this != CLOSED) {
            return text;
        }
        return outcome == null ? "已结案，申请人没有答复是否解决" : outcome.equals("solved") ? "已结案，已解决" : "已结案，没有解决";
    }
}
