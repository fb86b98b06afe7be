package cn.servicecircle.district;

import cn.servicecircle.district.District.Area;
import cn.servicecircle.geo.Point;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads areas.csv, the area tree. A parent stands above its children in the file, so there can be no circle. */
final class AreaFile {

    private AreaFile() {}

    /** By code, in the order of the file. */
    static Map<String, Area> read(CsvFolder folder) {
        Map<String, Area> areas = new LinkedHashMap<>();
        for (CsvRow row : folder.rows("areas.csv", "code,parent_code,level,name", "lng,lat,datum,duty_phone")) {
            String code = row.code("code", 32);
            row.refuseTwice("code", code);
            String level = row.oneOf("level", District.LEVELS);
            String parent = level.equals("district") ? noParent(row, areas) : parent(row, level, areas);
            areas.putIfAbsent(code, new Area(code, parent, level, row.text("name", 64), point(row), dutyPhone(row)));
        }
        return areas;
    }

    private static String noParent(CsvRow row, Map<String, Area> above) {
        String code = row.optional("parent_code");
        if (!code.isEmpty()) {
            row.problem("parent_code", CsvRow.quoted(code) + " 应留空：district 没有上级");
        } else if (!above.isEmpty()) {
            row.problem("level", "\"district\" 只能在第一行：一个文件夹只放一个区");
        }
        return null;
    }

    private static String parent(CsvRow row, String level, Map<String, Area> above) {
        String code = row.text("parent_code", Integer.MAX_VALUE);
        Area parent = above.get(code);
        if (parent == null && !code.isEmpty()) {
            row.problem("parent_code", CsvRow.quoted(code) + " 不在上面各行里；应为上面某一行的 code，上级写在下级前面");
        } else if (parent != null && !level.isEmpty() && !isBelow(level, parent.level())) {
            row.problem("level", "\"%s\" 不比上级 %s 的 %s 低".formatted(level, code, parent.level()));
        }
        return code;
    }

    /** Null when nothing stands there. */
    private static Point point(CsvRow row) {
        return (row.optional("lng") + row.optional("lat") + row.optional("datum")).isEmpty() ? null : row.point();
    }

    /** Null when nothing stands there. */
    private static String dutyPhone(CsvRow row) {
        return row.optional("duty_phone").isEmpty() ? null : row.phone("duty_phone");
    }

    private static boolean isBelow(String level, String parentLevel) {
        return District.LEVELS.indexOf(level) > District.LEVELS.indexOf(parentLevel);
    }
}
