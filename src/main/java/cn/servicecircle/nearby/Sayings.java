package cn.servicecircle.nearby;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How a station is put into words at a moment.
 *
 * @param isNow whether it is called 现在, or 那时
 */
record Sayings(LocalDateTime at, boolean isNow, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** The same at another minute. */
    Sayings at(LocalDateTime minute) {
        return new Sayings(minute, isNow, zone);
    }

    /** The minute of a local time, counted from 1970. */
    long minute(LocalDateTime time) {
        return TimeUnit.SECONDS.toMinutes(time.atZone(zone).toEpochSecond());
    }

    /** 现在有人（楼栋长 李阿姨）, 现在开门，到 18:00, or 现在关门，明天 08:30 开门. */
    String state(Status status) {
        if (!status.isOpen()) {
            return now() + "关门，" + opening(status);
        }
        if (!status.isStaffed()) {
            return now() + "开门，到 " + closing(status);
        }
        return "%s有人（%s %s）"
                .formatted(now(), status.onDuty().roleName(), status.onDuty().displayName());
    }

    /** 明天 08:30 开门. */
    String opening(Status status) {
        return status.opensAt() == null
                ? "两个月内没有开放时间"
                : day(status.opensAt().toLocalDate()) + TIME.format(status.opensAt()) + " 开门";
    }

    /** 开到 24:00. */
    String until(Status status) {
        return "开到 " + closing(status);
    }

    private String now() {
        return isNow ? "现在" : "那时";
    }

    private static String closing(Status status) {
        return status.openUntil().toLocalTime().equals(LocalTime.MIDNIGHT) ? "24:00" : TIME.format(status.openUntil());
    }

    private String day(LocalDate date) {
        LocalDate today = at.toLocalDate();
        if (date.equals(today)) {
            return "";
        }
        if (date.equals(today.plusDays(1)) && isNow) {
            return "明天 ";
        }
        String weekday = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.CHINA);
        return "%d 月 %d 日（%s）".formatted(date.getMonthValue(), date.getDayOfMonth(), weekday);
    }
}
