package cn.servicecircle.mandate;

import cn.servicecircle.kernel.Worded;
import java.util.Collection;
import java.util.stream.Collectors;

/** What an agent may do; whatever is not named is not given (民法典 165). */
public enum Power implements Worded {
    SUBMIT("递交申请"),
    SUPPLEMENT("补正材料"),
    COLLECT("代领结果"),
    SIGN("代签回执"),
    INQUIRE("查询进度");

    private final String text;

    Power(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static String texts(Collection<Power> powers) {
        return powers.stream().map(Power::text).collect(Collectors.joining("、"));
    }
}
