package cn.servicecircle.deliberation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How a course is put into words: what happened to a proposal always has an answer. */
final class Saying {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M 月 d 日");

    private Saying() {}

    static String begun(Routing routing, Course course, ZoneId zone) {
        return "议题" + routing.why() + "。" + entered(course, zone);
    }

    static String counted(int objections, int bearable, Course next, ZoneId zone) {
        String count = "收到 %d 份异议（超过 %d 份要升为大事）".formatted(objections, bearable);
        return next.track() == Track.BIG
                ? count + "，升为大事，大家一起商量。" + entered(next, zone)
                : count + "，通过。" + entered(next, zone);
    }

    static String contested(Course course, ZoneId zone) {
        return "有人认为走错了程序，主持最晚 " + lastDay(course.dispute().dueAt(), zone) + " 答复，答复以后再往下走。";
    }

    static String putOff(int days, Course next, ZoneId zone) {
        return "议题有 %d 天没有公开，这一步的期限顺延。".formatted(days)
                + entered(next, zone)
                + (next.contested() ? contested(next, zone) : "");
    }

    /** What goes on now and until when. */
    static String entered(Course course, ZoneId zone) {
        String until = course.openUntil() == null ? "" : lastDay(course.openUntil(), zone);
        String due = course.dueAt() == null ? "" : lastDay(course.dueAt(), zone);
        return switch (course.stage()) {
            case OBJECTION -> "异议期到 " + until + "，不同意的请在这以前说明理由。";
            case GATHERING -> "现在征集意见，到 " + until + "，以后由主持在 " + due + " 以前小结。";
            case PUBLICITY -> "征集的结果公示到 " + until + "。";
            case DISCUSSION -> "现在协商，主持最晚 " + due + " 公布协商结果。";
            case VOTE -> "表决到 " + until + "，主持最晚 " + due + " 公布表决结果。";
            case RESULT -> "表决" + (course.passed() ? "通过" : "没有通过") + "，结果公示到 " + until + "。";
            case FOLLOW_UP -> followUp(course, due);
            case CLOSED -> course.passed() ? "已经办完。" : "没有通过，到此结束；情况有变化，可以重新发起。";
        };
    }

    private static String followUp(Course course, String due) {
        return course.promise() == null
                ? "决定要办，主持最晚 " + due + " 写明谁来办、何时办好。"
                : course.promise().by() + "来办：" + course.promise().text() + "，最晚 " + due + " 办好并反馈。";
    }

    /** What happened to a request that the decision led to. */
    static String moved(Work work, WorkMove move, ZoneId zone) {
        String until =
                work.dueAt() == null ? "" : (move.isLate() ? "期限是 " : "按时限最晚 ") + lastDay(work.dueAt(), zone) + "。";
        return "立的件 " + work.trackingNumber() + "：" + move.text() + "。" + until;
    }

    /** The moment is the midnight after it. */
    static String lastDay(Instant end, ZoneId zone) {
        return DAY.format(LocalDate.ofInstant(end.minusNanos(1), zone));
    }
}
