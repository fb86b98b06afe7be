package cn.servicecircle.station;

import java.util.Map;
import java.util.regex.Pattern;

/** The hours of a week for people who do not read OpenStreetMap's way of writing them: 周一至周五 08:30-12:00，放假不开. */
public final class HoursInWords {
    private static final Map<String, String> WORDS = Map.of(
            "Mo", "周一", "Tu", "周二", "We", "周三", "Th", "周四", "Fr", "周五", "Sa", "周六", "Su", "周日", "PH", "放假", "off",
            "不开");
    private static final Pattern WORD = Pattern.compile("[A-Z][a-zH]|off");

    private HoursInWords() {}

    /** @param text that {@link WeeklyHours} reads */
    public static String of(String text) {
        String named = WORD.matcher(text).replaceAll(word -> WORDS.get(word.group()));
        return named.replaceAll("(周.)-(周.)", "$1至$2")
                .replace(" 不开", "不开")
                .replace(",", "、")
                .replaceAll(";\\s*", "；");
    }
}
