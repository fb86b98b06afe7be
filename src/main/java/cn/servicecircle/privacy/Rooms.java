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
    private static final String UNIT = "(?:" + NUMBER + "(?:单元|门洞|门)|[东西南北中左右][边侧头]?单元)";
    private static final String FLOOR = "(?:" + NUMBER + "|顶|底)(?:楼|层)";
    private static final String ROOM = "(?:[0-9]{3,4}|[一二三四五六七八九零〇]{3,4})(?: ?(?:室|号房|号|户|房))?(?![0-9元块平米个人户次度])";
    private static final String SIDE = FLOOR + "(?:靠?(?:东|西|南|北|左|右)|中间?)(?:边|侧|面|手|首)?(?:户|那家|那户|家)?";
    private static final String GAP = "[ ，,的-]?";
    private static final String DOOR = "(?:(?:" + FLOOR + GAP + ")?" + ROOM + "|" + SIDE + ")";

    /** A floor of one staircase, where two or three live; but what is there may be everybody's. */
    private static final String LANDING = FLOOR + "(?!的?[0-9以上下至到楼梯道走过灯声窗扶电管消平拐-])";

    private static final Pattern WRITTEN = Pattern.compile(BUILDING + GAP + "(?:" + UNIT + GAP + ")?" + DOOR
            + "|" + UNIT + GAP + DOOR
            + "|" + BUILDING + GAP + UNIT + GAP + LANDING
            + "|" + NUMBER + "(?:#|栋|幢|号楼)[0-9]{1,2}-" + ROOM
            + "|[0-9]{3,4}室");
    /** 3-2-501, and what a voice input makes of it. */
    private static final Pattern DASHED = Pattern.compile(
            "[0-9A-Za-z]{1,2} ?[-—/杠] ?[0-9]{1,2} ?[-—/杠] ?" + "([0-9]{1,2}(0[1-8])|[0-9]{3,4})(?![0-9-])");
    /** 我家401: a door where somebody speaks of one. */
    private static final Pattern DOOR_ALONE = Pattern.compile("[1-3]?[0-9]0[1-8](?![0-9路元块平米个人户次度年])");

    private static final Phrases AT_HOME = Phrases.of("at-home");
    /** What makes such numbers a door, and no date and no model. */
    private static final Phrases HOME = Phrases.of("home");

    private static final Phrases CODE = Phrases.of("code");
    private static final int NEAR = 8;

    private Rooms() {}

    static List<Finding> in(String plain) {
        List<Finding> found = new ArrayList<>();
        Matcher written = WRITTEN.matcher(plain);
        Matcher dashed = DASHED.matcher(plain);
        Matcher alone = DOOR_ALONE.matcher(plain);
        int i = 0;
        while (i < plain.length()) {
            // A door begins with a number, so that nothing else is worth the looking.
            boolean isHead = isNumber(plain, i) ? !isNumber(plain, i - 1) : isSide(plain, i);
            int end = isHead ? endOfDoor(plain, i, written, dashed, alone) : i;
            if (end > i) {
                found.add(new Finding(Kind.ROOM, i, end));
            }
            i = Math.max(i + 1, end);
        }
        return found;
    }

    private static int endOfDoor(String plain, int i, Matcher written, Matcher dashed, Matcher alone) {
        int door = Math.max(end(written, i), dashed(plain, dashed, i));
        return AT_HOME.endAt(plain, i) ? Math.max(door, end(alone, i)) : door;
    }

    /** Where what begins here ends; here for nothing. */
    private static int end(Matcher matcher, int begin) {
        return matcher.region(begin, matcher.regionEnd()).lookingAt() ? matcher.end() : begin;
    }

    private static int dashed(String plain, Matcher dashed, int begin) {
        int end = begin > 0 && plain.charAt(begin - 1) == '-' ? begin : end(dashed, begin);
        if (end == begin) {
            return begin;
        }
        String around = plain.substring(Math.max(0, begin - NEAR), Math.min(plain.length(), end + NEAR));
        boolean isDoor = dashed.group(2) != null || HOME.isIn(around);
        return isDoor && !CODE.isIn(around) ? end : begin;
    }

    /** 东单元, 西边单元: a staircase by its side. */
    private static boolean isSide(String plain, int i) {
        return "东西南北中左右".indexOf(plain.charAt(i)) >= 0
                && (plain.startsWith("单元", i + 1) || plain.startsWith("单元", i + 2));
    }

    private static boolean isNumber(String plain, int i) {
        if (i < 0) {
            return false;
        }
        char c = plain.charAt(i);
        return Digits.value(c) >= 0 || c == '十' || c == '百' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
