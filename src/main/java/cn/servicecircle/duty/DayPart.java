package cn.servicecircle.duty;

import cn.servicecircle.kernel.Worded;
import java.time.LocalTime;

/** 上午、下午、晚上. */
enum DayPart implements Worded {
    MORNING(0, 12, "上午"),
    AFTERNOON(12, 18, "下午"),
    EVENING(18, 24, "晚上");

    private final int fromHour;
    private final int toHour;
    private final String text;

    DayPart(int fromHour, int toHour, String text) {
        this.fromHour = fromHour;
        this.toHour = toHour;
        this.text = text;
    }

    String text() {
        return text;
    }

    /**
     * Whether a stretch of one day lies in it, if only in part.
     *
     * @param to midnight stands for the end of the day
     */
    boolean touches(LocalTime from, LocalTime to) {
        int end = to.equals(LocalTime.MIDNIGHT) ? 24 * 60 : minutes(to);
        return minutes(from) < toHour * 60 && fromHour * 60 < end;
    }

    private static int minutes(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
