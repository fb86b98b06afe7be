package cn.servicecircle.mutualaid;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.moderation.Forgetting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * From the day on which help is asked for or offered to the day on which nobody remembers it any more.
 *
 * @param endsAt   the midnight after the last day
 * @param extended whether that day was put off, which may be done once
 * @param reminded whether nothing is to be said any more about the end coming
 * @param closedAt null while it is open
 */
record Life(State state, Instant endsAt, boolean extended, boolean reminded, Instant closedAt) {
    static final int USUAL_DAYS = 7;
    static final int MOST_DAYS = 30;

    /** Nine in the morning of the day before the last one. */
    private static final Duration REMINDER_BEFORE = Duration.ofHours(39);

    /** For those whom it brought together. */
    static final Duration KEPT = Duration.ofDays(30);

    /** Open, or how it ended. */
    enum State implements Worded {
        OPEN("进行中"),
        SOLVED("已解决"),
        WITHDRAWN("不需要了"),
        HANDED_OVER("已转给网格服务站办理"),
        ENDED("到期自动结束");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** What the clock brings. */
    enum Next {
        REMINDER,
        END,
        /** What two told each other goes; what was said to all is for moderators alone. */
        OBLIVION,
        /** Nothing is left. */
        DELETION
    }

    /** @param lastDay null for the usual time */
    static Life begun(LocalDate lastDay, Instant now, ZoneId zone) {
        LocalDate last = lastDay == null ? today(now, zone).plusDays(USUAL_DAYS) : lastDay;
        mustBeSoon(last, now, zone);
        if (last.isBefore(today(now, zone))) {
            throw Refusal.unknown("/lastDay", "help:day-gone", "这一天已经过去了");
        }
        return until(last, false, now, zone);
    }

    private static Life until(LocalDate last, boolean extended, Instant now, ZoneId zone) {
        Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
        // Who chooses today or tomorrow knows it.
        boolean knows = !end.minus(REMINDER_BEFORE).isAfter(now);
        return new Life(State.OPEN, end, extended, knows, null);
    }

    private static LocalDate today(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone);
    }

    private static void mustBeSoon(LocalDate last, Instant now, ZoneId zone) {
        if (last.isAfter(today(now, zone).plusDays(MOST_DAYS))) {
            throw Refusal.unknown("/lastDay", "help:day-too-far", "最多 " + MOST_DAYS + " 天，请选近一点的日子");
        }
    }

    /** Whether it goes on: also not when its end has come and the clock has not yet been here. */
    boolean isOpen(Instant now) {
        return state == State.OPEN && endsAt.isAfter(now);
    }

    void mustBeOpen(Instant now) {
        if (!isOpen(now)) {
            throw Refusal.conflict("help:over", "这一件已经结束了", "还需要的话，请再发一次。");
        }
    }

    Life extended(LocalDate lastDay, Instant now, ZoneId zone) {
        mustBeOpen(now);
        if (extended) {
            throw Refusal.conflict("help:extended-before", "已经延长过一次", "到期以后还需要的话，请再发一次。");
        }
        mustBeSoon(lastDay, now, zone);
        Life longer = until(lastDay, true, now, zone);
        if (!longer.endsAt().isAfter(endsAt)) {
            throw Refusal.unknown("/lastDay", "help:no-later", "要比原来的日子晚");
        }
        return longer;
    }

    /** By its author. */
    Life closed(State how, Instant now) {
        mustBeOpen(now);
        return new Life(how, endsAt, extended, true, now);
    }

    /** What is to be done by now; null for nothing. */
    Next due(Instant now) {
        if (alarmAt().isAfter(now)) {
            return null;
        }
        if (state != State.OPEN) {
            return isEvidence(now) ? Next.OBLIVION : Next.DELETION;
        }
        return endsAt.isAfter(now) ? Next.REMINDER : Next.END;
    }

    private boolean isEvidence(Instant now) {
        return deletedAt().isAfter(now);
    }

    Instant deletedAt() {
        return closedAt.plus(Forgetting.EVIDENCE);
    }

    /** Whether it is there no more for anybody but the moderators. */
    boolean isForgotten(Instant now) {
        return state != State.OPEN && !closedAt.plus(KEPT).isAfter(now);
    }

    Instant alarmAt() {
        if (state != State.OPEN) {
            return closedAt.plus(KEPT);
        }
        return reminded ? endsAt : endsAt.minus(REMINDER_BEFORE);
    }

    Life afterReminder() {
        return new Life(state, endsAt, extended, true, closedAt);
    }

    /** By itself: when its time was over, however late the clock came. */
    Life ended() {
        return new Life(State.ENDED, endsAt, extended, true, endsAt);
    }

    LocalDate lastDay(ZoneId zone) {
        return LocalDate.ofInstant(endsAt, zone).minusDays(1);
    }
}
