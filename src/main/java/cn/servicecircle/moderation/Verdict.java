package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Worded;

/** What the machine thinks of a text that may be posted; risky ones never come this far. */
public enum Verdict implements Worded {
    PASS,
    REVIEW,
    /** Could not be checked: never as good as a pass. */
    UNCHECKED
}
