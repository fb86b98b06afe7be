package cn.servicecircle.helpline;

/**
 * A telephone at which somebody helps.
 *
 * @param says when it is reached, and what for
 */
public record HelpLine(String name, String number, String says) {
    static final HelpLine POLICE = new HelpLine("报警", "110", "有人正在受到伤害或有危险，马上打，全天有人。不方便说话可以发短信到 12110。");
    static final HelpLine FIRE = new HelpLine("火警", "119", "着火、漏气、有人被困，先离开危险的地方，马上打，全天有人。");
    static final HelpLine AMBULANCE = new HelpLine("急救", "120", "有人受伤、昏倒、喘不上气，马上打，全天有人，按接线员说的做。");
    static final HelpLine MIND = new HelpLine("心理援助", "12356", "难受、撑不下去的时候，有人听您说，不问姓名。您不是一个人。");
    static final HelpLine WOMEN = new HelpLine("妇女维权", "12338", "家里有人打您、威胁您，可以求助，也可以请公安出告诫书。");
    static final HelpLine YOUNG = new HelpLine("青少年服务", "12355", "孩子、学生遇到难处，可以找人说。");
}
