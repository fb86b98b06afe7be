package cn.servicecircle.station;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The opening hours (开放时间) of a week, in local time: the part of OpenStreetMap's {@code opening_hours} that reads
 * {@code Mo-Fr 08:30-12:00,14:30-18:00; Sa 09:00-12:00; PH off}, PH being the days that the yearly notice makes free. Each
 * day stands in one rule at most; a span may end at 24:00 but not run past midnight. A station is open from the first
 * minute of a span and no longer open at its last.
 */
public final class WeeklyHours {

    private static final List<String> DAY_NAMES = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
    private static final Pattern RULE = Pattern.compile("(\\S+)\\s+(\\S.*)");
    private static final Pattern DAYS = Pattern.compile("([A-Z][a-z])(?:-([A-Z][a-z]))?");
    private static final Pattern TIMES = Pattern.compile("(\\d\\d):([0-5]\\d)-(\\d\\d):([0-5]\\d)");
    private static final String HOLIDAYS = "PH";
    private static final String CLOSED = "off";
    private static final int MIDNIGHT = 24 * 60;

    private final Map<DayOfWeek, List<Span>> days;
    private final List<Span> onHolidays;

    private WeeklyHours(Map<DayOfWeek, List<Span>> days, List<Span> onHolidays) {
        this.days = days;
        this.onHolidays = onHolidays == null ? List.of() : onHolidays;
    }

    /**
     * The hours that {@code text} says.
     *
     * @throws IllegalArgumentException with a Chinese sentence that says which part is wrong
     */
    public static WeeklyHours parse(String text) {
        Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
        List<Span> onHolidays = null;
        for (String part : text.split(";", -1)) {
            Matcher rule = matching(RULE, part.strip());
            List<Span> spans = rule.group(2).equals(CLOSED) ? List.of() : spans(rule.group(2));
            if (rule.group(1).equals(HOLIDAYS)) {
                once(HOLIDAYS, onHolidays);
                onHolidays = spans;
            } else {
                for (DayOfWeek day : days(rule.group(1))) {
                    once(DAY_NAMES.get(day.getValue() - 1), days.put(day, spans));
                }
            }
        }
        return new WeeklyHours(days, onHolidays);
    }

    private static void once(String name, List<Span> before) {
        if (before != null) {
            throw new IllegalArgumentException(name + " 写了两次");
        }
    }

    /** The spans of an ordinary such day, in order. */
    public List<Span> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    /** The spans of a free day (放假): none unless they were written, so that nobody walks there for nothing. */
    List<Span> onHolidays() {
        return onHolidays;
    }

    private static List<DayOfWeek> days(String text) {
        List<DayOfWeek> days = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher range = matching(DAYS, part);
            DayOfWeek first = day(range.group(1));
            DayOfWeek last = range.group(2) == null ? first : day(range.group(2));
            for (DayOfWeek day = first; day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        int index = DAY_NAMES.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("“" + name + "”不是星期；应为 Mo Tu We Th Fr Sa Su 之一");
        }
        return DayOfWeek.of(index + 1);
    }

    /**
     * The spans that {@code 09:00-12:00,14:30-17:00} says.
     *
     * @throws IllegalArgumentException with a Chinese sentence that says which part is wrong
     */
    static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher times = matching(TIMES, part.strip());
            int from = minutes(times.group(1), times.group(2));
            int to = minutes(times.group(3), times.group(4));
            if (from >= to) {
                throw new IllegalArgumentException("“" + part.strip() + "”应先开后关，不能跨过午夜");
            }
            spans.add(new Span(from, to));
        }
        spans.sort(Comparator.comparingInt(Span::from));
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from() < spans.get(i - 1).to()) {
                throw new IllegalArgumentException("“" + text + "”中的时段有重叠");
            }
        }
        return List.copyOf(spans);
    }

    private static int minutes(String hour, String minute) {
        int minutes = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
        if (minutes > MIDNIGHT) {
            throw new IllegalArgumentException("“" + hour + ":" + minute + "”不是时间；应在 00:00 到 24:00 之间");
        }
        return minutes;
    }

    private static Matcher matching(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("看不懂“" + text + "”");
        }
        return matcher;
    }
}
