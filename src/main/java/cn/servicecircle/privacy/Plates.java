package cn.servicecircle.privacy;

import cn.servicecircle.privacy.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds number plates (GA 36), those of new-energy vehicles too. */
final class Plates {
    private static final String GAP = "[ ·•.\\-—_]{0,2}";
    private static final Pattern PLATE = Pattern.compile("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[A-HJ-NP-Za-hj-np-z]" + GAP
            + "(?:[A-HJ-NP-Za-hj-np-z0-9] ?){4,5}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳](?![A-Za-z0-9])");
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private Plates() {}

    static List<Finding> in(String plain) {
        List<Finding> found = new ArrayList<>();
        Matcher plate = PLATE.matcher(plain);
        while (plate.find()) {
            if (DIGIT.matcher(plate.group()).find()) {
                found.add(new Finding(Kind.PLATE, plate.start(), plate.end()));
            }
        }
        return found;
    }
}
