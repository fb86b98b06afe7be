package cn.servicecircle.callback;

import cn.servicecircle.kernel.Worded;
import java.time.Instant;

/** What somebody wrote down in a callback; never shown to the principal. */
record Note(Kind kind, Instant at, String by, String text) {

    enum Kind implements Worded {
        /** What the principal said on the phone. Not shown to those who worked on the errand. */
        CALL,
        /** What somebody who worked on the errand says for themselves. */
        ANSWER,
        PASSED_ON
    }
}
