package cn.servicecircle.errand;

import cn.servicecircle.kernel.Worded;
import java.time.Instant;

/** One step in the life of an errand: who, when, and what it says to the resident. */
record ErrandEvent(Kind kind, Instant at, String by) {

    enum Kind implements Worded {
        FILED("%s提交了申请"),
        CLAIMED("%s接单，开始办理"),
        COMPLETED("%s办好了"),
        RATED("%s作了评价"),
        CANCELLED("%s撤回了申请");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }

    String sentence() {
        return kind.sentence.formatted(by);
    }
}
