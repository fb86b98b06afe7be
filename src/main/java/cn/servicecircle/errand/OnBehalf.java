package cn.servicecircle.errand;

import cn.servicecircle.kernel.Worded;

/** How the principal's word reached the member of staff who recorded it. */
public enum OnBehalf implements Worded {
    COUNTER("柜台"),
    PHONE("电话");

    private final String text;

    OnBehalf(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
