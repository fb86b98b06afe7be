package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Worded;
import java.time.Duration;
import java.time.Instant;

/**
 * What follows for somebody from a post that was hidden: graded, for a time, in one area.
 *
 * @param until       from then on it is over; what was but a warning was never on
 * @param appeal      why its subject is against it, or null
 * @param dueAt       when the appeal should be answered; null where there is none
 * @param answer      to the appeal; null until somebody gave one
 * @param lifted      an appeal, or its post being shown again, ended it: it does not count
 */
record Sanction(
        long id,
        long caseId,
        long personId,
        long areaId,
        Grade grade,
        String clause,
        String reason,
        long imposedBy,
        Instant imposedAt,
        Instant until,
        String appeal,
        Instant appealedAt,
        Instant dueAt,
        String answer,
        boolean lifted) {

    /** Whether there is an appeal that nobody has answered, and that something still hangs on. */
    boolean waits() {
        return appeal != null && answer == null && !lifted;
    }

    /** Until when an appeal against it is heard: as long as one against a decision on a post, and as long as it is on. */
    Instant appealableUntil() {
        Instant least = imposedAt.plus(Duration.ofDays(Appeals.DAYS));
        return until.isAfter(least) ? until : least;
    }

    /** From the mildest to the hardest, with the most days that each may last. */
    enum Grade implements Worded {
        WARNING("提醒", 0),
        REVIEW("发言都要先审", 90),
        MUTE("暂停发言", 30);

        private final String text;
        private final int mostDays;

        Grade(String text, int mostDays) {
            this.text = text;
            this.mostDays = mostDays;
        }

        String text() {
            return text;
        }

        int mostDays() {
            return mostDays;
        }
    }
}
