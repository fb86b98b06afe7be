package cn.servicecircle.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The working days of the years that have data. Every question about another year fails with {@link UnknownYear}. Answers
 * take the same short time however far apart two days are.
 */
public final class WorkCalendar {
    private final List<SpecialDay> days;
    private final Map<LocalDate, SpecialDay> special;
    private final LocalDate first;
    /** Of each day from the first on, and of the day after the last: how many working days come before it. */
    private final int[] workdaysBefore;

    /** @param days those of each year between the first and the last that is named; a year without any ends the calendar */
    public WorkCalendar(List<SpecialDay> days) {
        this.special = days.stream().collect(Collectors.toMap(SpecialDay::date, Function.identity()));
        TreeSet<Integer> years =
                days.stream().map(day -> day.date().getYear()).collect(Collectors.toCollection(TreeSet::new));
        int from = years.isEmpty() ? 1970 : years.first();
        int to = from;
        while (years.contains(to)) {
            to++;
        }
        this.first = LocalDate.of(from, 1, 1);
        this.workdaysBefore = new int[(int) ChronoUnit.DAYS.between(first, LocalDate.of(to, 1, 1)) + 1];
        for (int i = 1; i < workdaysBefore.length; i++) {
            workdaysBefore[i] = workdaysBefore[i - 1] + (isWorked(first.plusDays(i - 1L)) ? 1 : 0);
        }
        this.days = days.stream()
                .filter(day -> day.date().isBefore(end()))
                .sorted(Comparator.comparing(SpecialDay::date))
                .toList();
    }

    private boolean isWorked(LocalDate date) {
        SpecialDay day = special.get(date);
        return day == null ? !isWeekend(date) : day.kind() == SpecialDay.Kind.WORK;
    }

    /** Saturday or Sunday. */
    public static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** The first day that it knows nothing about. */
    public LocalDate end() {
        return first.plusDays(workdaysBefore.length - 1L);
    }

    /** The last day that it knows; none while it knows no year. */
    public Optional<LocalDate> until() {
        return isEmpty() ? Optional.empty() : Optional.of(end().minusDays(1));
    }

    private boolean isEmpty() {
        return workdaysBefore.length == 1;
    }

    /** The first day that is lacking to whoever works with it on this day, and so tells which year to import next. */
    LocalDate missingFrom(LocalDate today) {
        return isEmpty() || today.isBefore(first) ? today : end();
    }

    /** The days that the notices name, in order, of every year that it knows. */
    public List<SpecialDay> days() {
        return days;
    }

    /** The same of one year; none of a year that it does not know. */
    public List<SpecialDay> days(int year) {
        return days.stream().filter(day -> day.date().getYear() == year).toList();
    }

    /** What the yearly notice says of the day; nothing of an ordinary one, nor of one of a year that it does not know. */
    public Optional<SpecialDay> special(LocalDate date) {
        return Optional.ofNullable(special.get(date));
    }

    public boolean isWorkday(LocalDate date) {
        return workdaysBefore(date.plusDays(1)) > workdaysBefore(date);
    }

    /** Working days from the calendar's first day up to this one, which itself is not counted. */
    int workdaysBefore(LocalDate date) {
        long index = ChronoUnit.DAYS.between(first, date);
        if (index < 0 || index >= workdaysBefore.length) {
            throw new UnknownYear(date.getYear());
        }
        return workdaysBefore[(int) index];
    }

    /** The n-th working day after a day, which itself is excluded (民法典 201); n is 1 or more. */
    public LocalDate workdayAfter(LocalDate day, int n) {
        return workday(workdaysBefore(day.plusDays(1)) + n);
    }

    /** The n-th working day of the calendar, n from 1 on. */
    LocalDate workday(int n) {
        if (n > workdaysBefore[workdaysBefore.length - 1]) {
            throw new UnknownYear(end().getYear());
        }
        int low = 0;
        int high = workdaysBefore.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (workdaysBefore[middle] < n) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return first.plusDays(low - 1L);
    }

    /** The day itself when it is worked, or else the next that is: where a time limit's last day is a free one (民法典 203). */
    public LocalDate orNextWorkday(LocalDate day) {
        return workday(workdaysBefore(day) + 1);
    }

    /** Working days after the one day, up to and including the other. */
    public int workdaysBetween(LocalDate after, LocalDate upTo) {
        return workdaysBefore(upTo.plusDays(1)) - workdaysBefore(after.plusDays(1));
    }

    /** The day as people say it: 5 月 9 日（周六，补班）. */
    public String named(LocalDate date) {
        SpecialDay day = special.get(date);
        String weekday = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.CHINA);
        String why = day == null ? "" : "，" + (day.kind() == SpecialDay.Kind.WORK ? "补班" : day.name());
        return "%d 月 %d 日（%s%s）".formatted(date.getMonthValue(), date.getDayOfMonth(), weekday, why);
    }
}
