package cn.servicecircle.calendar;

import static java.time.MonthDay.of;

import java.time.MonthDay;
import java.util.Collection;
import java.util.List;

/**
 * 全体公民放假的节日: the thirteen days that are free for everybody in every year (全国年节及纪念日放假办法 第二条, as of 国务院令第
 * 795 号, in force since 1 January 2025). The yearly notice adds days around them and has others worked instead, but takes
 * none of them away: a year that lacks one has not been copied whole. Those that follow the moon or the sun are known by
 * their names only.
 */
public final class StatutoryHolidays {
    private static final List<Holiday> ALL = List.of(
            new Holiday("元旦", "1 月 1 日", 1, of(1, 1)),
            new Holiday("春节", "4 天", 4),
            new Holiday("清明节", "1 天", 1),
            new Holiday("劳动节", "5 月 1 日、2 日", 2, of(5, 1), of(5, 2)),
            new Holiday("端午节", "1 天", 1),
            new Holiday("中秋节", "1 天", 1),
            new Holiday("国庆节", "10 月 1 日至 3 日", 3, of(10, 1), of(10, 2), of(10, 3)));

    private StatutoryHolidays() {}

    /** The holidays of which a year's days lack a free one, with their dates or how many days they have: 劳动节（5 月 1 日、2 日）. */
    public static List<String> missing(Collection<SpecialDay> year) {
        return ALL.stream()
                .filter(holiday -> !holiday.isKept(year))
                .map(holiday -> holiday.name + "（" + holiday.when + "）")
                .toList();
    }

    /** @param dates those on which it always falls, or none where it moves */
    private record Holiday(String name, String when, int days, List<MonthDay> dates) {
        Holiday(String name, String when, int days, MonthDay... dates) {
            this(name, when, days, List.of(dates));
        }

        boolean isKept(Collection<SpecialDay> year) {
            return year.stream()
                            .filter(day -> day.kind() == SpecialDay.Kind.OFF && has(day))
                            .count()
                    >= days;
        }

        /** One day may belong to two: 国庆节、中秋节. */
        private boolean has(SpecialDay day) {
            return dates.isEmpty() ? day.name().contains(name) : dates.contains(MonthDay.from(day.date()));
        }
    }
}
