package cn.servicecircle.district;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What an import did; its text is one Chinese sentence for the log and the console. */
public record ImportSummary(
        Count areas,
        Count boundaries,
        Count stations,
        Count items,
        Count dutyRoles,
        Count people,
        Count calendar,
        Count bodies,
        Count bulletins) {

    private static final int MOST_NAMED = 5;
    private static final Count NONE = new Count(0, 0, 0, List.of());

    /** The files are those of the last import, so that there was nothing to compare. */
    public static final ImportSummary SAME_FILES =
            new ImportSummary(NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE);

    /**
     * Rows of one kind. An item counts as changed when its materials or questions did, a station when the items it can do
     * did, a year of the calendar when one of its days did.
     * A boundary that is no longer in the files is deleted, and counts as changed.
     * {@code left} are the codes that are stored but no longer in the files: they stay, because requests and posts may hang
     * on them, and somebody has to decide what becomes of them.
     */
    public record Count(int added, int changed, int unchanged, List<String> left) {

        static Count of(Difference<?> rows) {
            return new Count(rows.added().size(), rows.changed().size(), rows.unchanged(), rows.left());
        }
    }

    @Override
    public String toString() {
        if (equals(SAME_FILES)) {
            return "导入完成：文件与上次导入时相同，没有变更。";
        }
        StringJoiner counts = new StringJoiner("；", "导入完成：", "");
        StringJoiner kept = new StringJoiner("，", "；文件里已没有、仍然保留的：", "");
        kept.setEmptyValue("");
        named().forEach((what, count) -> {
            counts.add("%s新增 %d、变更 %d、未变 %d".formatted(what, count.added, count.changed, count.unchanged));
            if (!count.left.isEmpty()) {
                kept.add(what + " " + firstOf(count.left));
            }
        });
        return counts + kept.toString() + "。";
    }

    private Map<String, Count> named() {
        Map<String, Count> named = new LinkedHashMap<>();
        named.put("区域", areas);
        named.put("边界", boundaries);
        named.put("服务站", stations);
        named.put("事项", items);
        named.put("坐班角色", dutyRoles);
        named.put("演示人员", people);
        named.put("日历年份", calendar);
        named.put("吹哨部门", bodies);
        named.put("政策宣传", bulletins);
        return named;
    }

    private static String firstOf(List<String> codes) {
        String first = String.join("、", codes.subList(0, Math.min(codes.size(), MOST_NAMED)));
        return codes.size() > MOST_NAMED ? first + " 等 " + codes.size() + " 个" : first;
    }
}
