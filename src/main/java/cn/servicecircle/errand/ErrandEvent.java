package cn.servicecircle.errand;

import java.time.Instant;

/** One step in the life of an errand: who, when, and what it says to the resident. */
record ErrandEvent(Kind kind, Instant at, String by) {

    enum Kind {
        FILED("filed", "%s提交了申请"),
        CLAIMED("claimed", "%s接单，开始办理"),
        COMPLETED("completed", "%s办好了"),
        RATED("rated", "%s作了评价"),
        CANCELLED("cancelled", "%s撤回了申请");

        private final String word;
        private final String sentence;

        Kind(String word, String sentence) {
            this.word = word;
            this.sentence = sentence;
        }

        String word() {
            return word;
        }

        static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no such event: " + word);
        }
    }

    String sentence() {
        return kind.sentence.formatted(by);
    }
}
