package cn.servicecircle.district;

import java.util.List;

/** Says everything that is wrong with a folder of district files, one Chinese sentence a line; nothing was imported. */
public final class BadDistrictFiles extends RuntimeException {

    private final List<String> problems;

    BadDistrictFiles(List<String> problems, int unsaid) {
        super(message(problems, unsaid));
        this.problems = problems;
    }

    /** At most 50 sentences, each beginning with its file, line and column. */
    public List<String> problems() {
        return problems;
    }

    private static String message(List<String> problems, int unsaid) {
        return "没有导入，请先改正 %d 处问题：\n%s%s"
                .formatted(
                        problems.size() + unsaid,
                        String.join("\n", problems),
                        unsaid == 0 ? "" : "\n……还有 " + unsaid + " 处，改正以上各处后再导入一次即可看到");
    }
}
