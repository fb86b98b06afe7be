package cn.servicecircle.ladder;

import cn.servicecircle.kernel.Worded;

/** How near its end a time limit is, each a reason to tell somebody. */
public enum Rung implements Worded {
    HALF,
    LAST_DAY,
    OVERDUE
}
