package cn.servicecircle.nearby;

import cn.servicecircle.station.Accessibility;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * How a station is put into words at a moment.
 *
 * @param now how the moment is called: 现在 or 那时
 */
record Sayings(LocalDateTime at, String now, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** 现在有人（楼栋长 李阿姨）, 现在开门，到 18:00, or 现在关门，明天 08:30 开门. */
    String state(Status status) {
        if (!status.isOpen()) {
            return now + "关门，" + opening(status);
        }
        if (!status.isStaffed()) {
            return now + "开门，到 " + time(status.openUntil());
        }
        return "%s有人（%s %s）"
                .formatted(now, status.onDuty().roleName(), status.onDuty().displayName());
    }

    /** 明天 08:30 开门. */
    String opening(Status status) {
        return status.opensAt() == null
                ? "两个月内没有开放时间"
                : day(status.opensAt().toLocalDate()) + time(status.opensAt()) + " 开门";
    }

    String until(Status status) {
        return "开到 " + time(status.openUntil());
    }

    private String time(LocalDateTime moment) {
        boolean midnight = moment.toLocalTime().equals(java.time.LocalTime.MIDNIGHT) && moment.isAfter(at);
        return midnight && moment.toLocalDate().equals(at.toLocalDate().plusDays(1)) ? "24:00" : TIME.format(moment);
    }

    private String day(LocalDate date) {
        LocalDate today = at.toLocalDate();
        if (date.equals(today)) {
            return "";
        }
        if (date.equals(today.plusDays(1)) && now.equals("现在")) {
            return "明天 ";
        }
        String weekday = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.CHINA);
        return "%d 月 %d 日（%s）".formatted(date.getMonthValue(), date.getDayOfMonth(), weekday);
    }

    /** ，无台阶，有无障碍卫生间, or nothing. */
    static String access(Accessibility access) {
        return (access.stepFree() ? "，无台阶" : "")
                + (access.accessibleToilet() ? "，有无障碍卫生间" : "")
                + (access.hearingLoop() ? "，有助听设备" : "");
    }
}
