package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.PromiseStore.Owed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** What somebody answers for, as they see it. */
record OwedView(long topicId, String title, String text, String by, LocalDate lastDay, boolean overdue) {

    static OwedView of(Owed owed, Instant now, ZoneId zone) {
        return new OwedView(
                owed.topicId(),
                owed.title(),
                owed.text(),
                owed.by(),
                LocalDate.ofInstant(owed.dueAt().minusNanos(1), zone),
                !now.isBefore(owed.dueAt()));
    }
}
