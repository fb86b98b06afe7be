package cn.servicecircle.district;

import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import cn.servicecircle.kernel.Worded;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One data row: hands out each field as what it should be, and notes a problem with its line and column where it is not.
 * What it hands out then is a stand-in, so that the rest of the row is checked too.
 */
final class CsvRow {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern DATE = Pattern.compile("(20[0-9]{2})([-/])([0-9]{1,2})\\2([0-9]{1,2})");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]+[0-9]");
    private static final int MOST_QUOTED = 40;

    private final String file;
    private final long line;
    private final List<String> header;
    private final List<String> fields;
    private final Map<String, Long> keys;
    private final Problems problems;

    /** {@code keys} is shared by the rows of one file: where each key was first seen. */
    CsvRow(
            String file,
            long line,
            List<String> header,
            List<String> fields,
            Map<String, Long> keys,
            Problems problems) {
        this.file = file;
        this.line = line;
        this.header = header;
        this.fields = fields;
        this.keys = keys;
        this.problems = problems;
    }

    void refuseMoreFieldsThanColumns() {
        for (int i = header.size(); i < fields.size(); i++) {
            if (!fields.get(i).isEmpty()) {
                problems.add(
                        "%s 第 %d 行 第 %d 列".formatted(file, line, i + 1),
                        "%s 多出来了，表头只有 %d 列；文字里有逗号时要加引号".formatted(quoted(fields.get(i)), header.size()));
            }
        }
    }

    /** The field as it stands, empty when nothing does. */
    String optional(String column) {
        int index = header.indexOf(column);
        return index >= 0 && index < fields.size() ? fields.get(index) : "";
    }

    String text(String column, int longest) {
        String value = optional(column);
        int length = value.codePointCount(0, value.length());
        if (value.isEmpty()) {
            problem(column, "没有填");
        } else if (length > longest) {
            problem(column, "%s 太长，有 %d 个字；应不超过 %d 个字".formatted(quoted(value), length, longest));
        } else if (CONTROL.matcher(value).find()) {
            problem(column, quoted(value) + " 里有换行或控制字符；应写成一行");
        }
        return value;
    }

    String code(String column, int longest) {
        return matching(column, longest, CODE, "不是编码；应由小写字母、数字和中间的连字符组成，如 wanan-men");
    }

    String matching(String column, int longest, Pattern pattern, String complaint) {
        String value = text(column, longest);
        if (!value.isEmpty() && !pattern.matcher(value).matches()) {
            problem(column, quoted(value) + " " + complaint);
        }
        return value;
    }

    /** One of the allowed words, or empty when it is none of them. */
    String oneOf(String column, List<String> allowed) {
        String value = text(column, Integer.MAX_VALUE);
        if (!value.isEmpty() && !allowed.contains(value)) {
            problem(column, quoted(value) + " 不认识；应为 " + String.join("、", allowed) + " 之一");
            return "";
        }
        return value;
    }

    /** A code that stands in another file. Where that file has no codes at all, the problem is there and was told there. */
    String known(String column, Collection<String> codes, String whoseFile) {
        String value = text(column, Integer.MAX_VALUE);
        if (!value.isEmpty() && !codes.isEmpty() && !codes.contains(value)) {
            problem(column, quoted(value) + " 不在 " + whoseFile + " 里；应为其中一行的 code");
        }
        return value;
    }

    int whole(String column, int least, int most) {
        Integer value = wholeOrNull(column, text(column, Integer.MAX_VALUE), least, most);
        return value == null ? least : value;
    }

    /** Null when nothing stands there. */
    Integer optionalWhole(String column, int least, int most) {
        return wholeOrNull(column, optional(column), least, most);
    }

    private Integer wholeOrNull(String column, String value, int least, int most) {
        boolean isNumber = value.matches("[0-9]{1,9}");
        if (isNumber && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.valueOf(value);
        }
        if (!value.isEmpty()) {
            problem(column, "%s 不对；应为 %d 到 %d 之间的整数".formatted(quoted(value), least, most));
        }
        return null;
    }

    /** Null when nothing stands there. */
    String optionalText(String column, int longest) {
        return optional(column).isEmpty() ? null : text(column, longest);
    }

    /** One of an enum's words, or null when it is none of them. */
    <E extends Enum<E> & Worded> E oneOf(String column, Class<E> type) {
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(Worded::word).toList();
        String word = oneOf(column, words);
        return word.isEmpty() ? null : Worded.of(type, word);
    }

    boolean yesOrNo(String column) {
        return oneOf(column, List.of("yes", "no")).equals("yes");
    }

    String phone(String column) {
        return matching(column, 20, PHONE, "不是电话；应为数字和连字符，如 0933-000-0001");
    }

    /** What the columns lng, lat and datum say, in WGS-84 to a tenth of a metre: what the tables hold. */
    Point point() {
        double lng = degrees("lng", "经度", 73, 136);
        double lat = degrees("lat", "纬度", 18, 54);
        Datum datum = oneOf("datum", Datum.class);
        return datum == null ? new Point(lng, lat) : datum.toWgs84(lng, lat).rounded(6);
    }

    private double degrees(String column, String what, int least, int most) {
        String value = text(column, Integer.MAX_VALUE);
        boolean isNumber = value.matches("[0-9]{1,3}(\\.[0-9]{1,15})?");
        double degrees = isNumber ? Double.parseDouble(value) : least;
        if (!value.isEmpty() && (!isNumber || degrees < least || degrees > most)) {
            problem(column, "%s 不是%s；应为 %d 到 %d 之间的度数（中国大陆）".formatted(quoted(value), what, least, most));
        }
        return degrees;
    }

    /** A day of this century, or none where the field names no such day. WPS and Excel save 2026-05-01 as 2026/5/1. */
    Optional<LocalDate> date(String column) {
        String value = text(column, Integer.MAX_VALUE);
        Matcher parts = DATE.matcher(value);
        try {
            if (parts.matches()) {
                return Optional.of(LocalDate.of(number(parts, 1), number(parts, 3), number(parts, 4)));
            }
        } catch (DateTimeException e) {
            // 30 February: told below.
        }
        if (!value.isEmpty()) {
            problem(column, quoted(value) + " 不是日期；应如 2026-05-01");
        }
        return Optional.empty();
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /** Notes a problem when an earlier row of the file has the same key. */
    void refuseTwice(String column, String key) {
        Long earlier = keys.putIfAbsent(key, line);
        if (earlier != null && !optional(column).isEmpty()) {
            problem(column, quoted(optional(column)) + " 重复，第 " + earlier + " 行已经有了");
        }
    }

    void problem(String column, String problem) {
        problems.add("%s 第 %d 行 第 %d 列（%s）".formatted(file, line, header.indexOf(column) + 1, column), problem);
    }

    static String quoted(String value) {
        int length = value.codePointCount(0, value.length());
        return length <= MOST_QUOTED
                ? "\"" + value + "\""
                : "\"" + value.substring(0, value.offsetByCodePoints(0, MOST_QUOTED)) + "…\"";
    }
}
