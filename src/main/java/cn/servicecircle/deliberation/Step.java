package cn.servicecircle.deliberation;

import cn.servicecircle.kernel.Worded;
import java.time.Instant;

/**
 * Something that happened to a topic on its way.
 *
 * @param stage in which it was then
 * @param by        the chosen name of who did it; null for the clock
 * @param meetingId at which meeting it was done, or null for none
 */
record Step(Kind kind, Stage stage, Instant at, String by, String text, Long meetingId) {

    Step(Kind kind, Stage stage, Instant at, String by, String text) {
        this(kind, stage, at, by, text, null);
    }

    /** What happened. */
    enum Kind implements Worded {
        BEGUN("进入程序"),
        ENTERED("进入下一步"),
        LIFTED("升为大事"),
        CONCLUDED("小结"),
        EXTENDED("延长"),
        PUT_OFF("顺延"),
        CONTESTED("对程序有意见"),
        SETTLED("答复程序意见"),
        PROMISED("决定"),
        WORK("立件办理"),
        PROGRESS("进展"),
        LATE("逾期");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
