package cn.servicecircle.district;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import cn.servicecircle.calendar.SpecialDay;
import cn.servicecircle.calendar.SpecialDay.Kind;
import cn.servicecircle.calendar.StatutoryHolidays;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.district.District.CalendarYear;
import cn.servicecircle.kernel.Worded;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads calendar.csv, the days that the yearly notices of 国务院办公厅 name, of one year or more. A folder may be without it:
 * then the stored calendar stays as it is.
 */
final class CalendarFile {

    private static final String FILE = "calendar.csv";

    private CalendarFile() {}

    /** From the first year to the last. */
    static List<CalendarYear> read(CsvFolder folder, Problems problems) {
        if (!folder.has(FILE)) {
            return List.of();
        }
        List<CsvRow> rows = folder.rows(FILE, "date,kind,name");
        List<SpecialDay> days =
                rows.stream().map(CalendarFile::day).flatMap(Optional::stream).toList();
        Map<Integer, Set<SpecialDay>> years =
                days.stream().collect(groupingBy(day -> day.date().getYear(), TreeMap::new, toSet()));
        // What a year lacks can be told only where every row is right.
        if (days.stream().map(SpecialDay::date).distinct().count() == rows.size()) {
            years.forEach((year, itsDays) -> refuseIncomplete(year, itsDays, problems));
        }
        return years.entrySet().stream()
                .map(year -> new CalendarYear(year.getKey(), year.getValue()))
                .toList();
    }

    /** None where the date or the kind is wrong. */
    private static Optional<SpecialDay> day(CsvRow row) {
        Optional<LocalDate> date = row.date("date");
        date.ifPresent(day -> row.refuseTwice("date", day.toString()));
        String kind = row.oneOf("kind", List.of("off", "work"));
        String name = row.text("name", 32);
        return kind.isEmpty()
                ? Optional.empty()
                : date.map(day -> new SpecialDay(day, Worded.of(Kind.class, kind), name))
                        .filter(day -> changesSomething(row, day));
    }

    /** A weekday is worked without being named, so that its date must be a slip. A free weekend is part of a longer holiday. */
    private static boolean changesSomething(CsvRow row, SpecialDay day) {
        if (day.kind() == Kind.OFF || WorkCalendar.isWeekend(day.date())) {
            return true;
        }
        String weekday = day.date().getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.CHINA);
        row.problem("date", CsvRow.quoted(row.optional("date")) + " 是" + weekday + "，本来就上班；补班（work）应为周六或周日");
        return false;
    }

    private static void refuseIncomplete(int year, Set<SpecialDay> days, Problems problems) {
        List<String> missing = StatutoryHolidays.missing(days);
        if (!missing.isEmpty()) {
            problems.add(
                    FILE, "%d 年没有写全，缺少%s的放假日；应按国务院办公厅的通知写全一年，还没有通知的年份一行也不写".formatted(year, String.join("、", missing)));
        }
    }
}
