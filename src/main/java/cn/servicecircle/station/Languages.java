package cn.servicecircle.station;

import java.util.List;

/** What is spoken or signed at a station, in one column: 普通话、手语. */
public final class Languages {
    private static final String COMMA = "、";

    private Languages() {}

    public static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(COMMA, -1));
    }

    public static String text(List<String> languages) {
        return String.join(COMMA, languages);
    }
}
