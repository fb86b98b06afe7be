package cn.servicecircle.duty;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;

/** Why somebody cannot take a shift. */
enum Obstacle implements Worded {
    NOT_STAFF("不是这个站点的坐班人员"),
    ABSENT("这个时间不在"),
    DOUBLE_BOOKED("同一时间已经排了别的班"),
    TOO_LITTLE_REST("和前后的班隔得太近，休息不够"),
    WEEK_FULL("这一周的班已经排满");

    private final String text;

    Obstacle(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** For whoever wanted to take a shift. */
    Refusal refusal() {
        return Refusal.conflict("duty:" + word(), "您不能接这个班", "原因：" + text + "。请和管家商量，或请别的同事接。");
    }
}
