package cn.servicecircle.privacy;

import cn.servicecircle.privacy.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where it is said who lives behind which door: 楼-单元-室. A building alone is nobody's secret. */
final class Rooms {
    private static final String NUMBER = "[0-9A-Za-z一二三四五六七八九十零〇百]{1,5}";
    private static final String BUILDING = NUMBER + "(?:号楼|栋|幢|座|号院|#楼|#|楼)";
    private static final String UNIT = NUMBER + "(?:单元|门洞|门)";
    private static final String ROOM = "(?:[0-9]{3,4}|[一二三四五六七八九零〇]{3,4})(?:室|号房|号|户|房)?(?![0-9元块平米个人户次度])";
    private static final String FLOOR_SIDE = NUMBER + "(?:楼|层)(?:东|西|左|右|中间?)(?:边|侧|面)?(?:户|那家|那户|家)?";
    private static final String GAP = "[ ，,的-]?";

    private static final Pattern WRITTEN =
            Pattern.compile(BUILDING + GAP + "(?:" + UNIT + GAP + ")?(?:" + ROOM + "|" + FLOOR_SIDE + ")"
                    + "|" + UNIT + GAP + "(?:" + ROOM + "|" + FLOOR_SIDE + ")"
                    + "|(?<![0-9])[0-9]{3,4}室");
    private static final Pattern DASHED =
            Pattern.compile("(?<![0-9-])[0-9A-Za-z]{1,2}[-－/][0-9]{1,2}[-－/][0-9]{3,4}(?![0-9-])");
    /** What makes such numbers a door, and no date and no model. */
    private static final Pattern HOME = Pattern.compile("[楼室户家住邻门栋]|单元|业主|业户");

    private static final int NEAR = 8;

    private Rooms() {}

    static List<Finding> in(String plain) {
        List<Finding> found = new ArrayList<>();
        Matcher written = WRITTEN.matcher(plain);
        while (written.find()) {
            found.add(new Finding(Kind.ROOM, written.start(), written.end()));
        }
        Matcher dashed = DASHED.matcher(plain);
        while (dashed.find()) {
            String around =
                    plain.substring(Math.max(0, dashed.start() - NEAR), Math.min(plain.length(), dashed.end() + NEAR));
            if (HOME.matcher(around).find()) {
                found.add(new Finding(Kind.ROOM, dashed.start(), dashed.end()));
            }
        }
        return found;
    }
}
