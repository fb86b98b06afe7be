package cn.servicecircle.ladder;

import java.time.LocalDate;

/**
 * A time limit that is over, and who had promised what.
 *
 * @param promise what was to be done before the end of the last day, and who is responsible for it
 */
public record Overdue(String trackingNumber, LocalDate lastDay, String promise) {

    /** @param responsibleName of an errand, null while nobody has claimed it */
    public static String promise(String responsibleName) {
        return responsibleName == null ? "答复，还没有人接单" : "办好，由" + responsibleName + "负责";
    }

    public static String promiseOf(String bodyName) {
        return "办结，由" + bodyName + "负责";
    }

    /** BB-261123-8K4M2X 已超期 1 个工作日：原定 11 月 30 日（周一）前办好，由刘网格员负责. */
    public String text(LadderClock clock) {
        return trackingNumber + " " + clock.overdue(lastDay) + "：原定 " + clock.named(lastDay) + "前" + promise;
    }
}
