package cn.servicecircle.privacy;

import cn.servicecircle.privacy.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds names beside accusations. A name alone may be thanks or a signature; only in a sentence that accuses is it pointed
 * out. Chinese does not mark names, so that a surname counts only where something beside it says that it is one.
 */
final class Names {
    private static final String SURNAME =
            "(?:欧阳|司马|上官|诸葛|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文祁窦柴牛])";
    private static final String GIVEN = "[\\u4e00-\\u9fa5&&[^的了是在有和就都也不没把被给让跟说要会能很太真总又还天每个家人这那，。]]";
    /** 王某, 老王, 小张, 李姐, 赵师傅: a surname by its form. */
    private static final Pattern BY_FORM = Pattern.compile("[老小]" + SURNAME + "(?![区院学孩子年])"
            + "|" + SURNAME + "某某?|" + SURNAME
            + "(?:" + GIVEN + "{0,2})(?:姐|哥|叔|姨|婶|嫂|阿姨|大爷|大妈|大姐|大哥|师傅|老师|老板|经理|队长|主任|书记|医生|先生|女士|太太)");
    /** Somebody is named after these words. */
    private static final Pattern INTRODUCED =
            Pattern.compile("(?:名叫|叫做|叫|姓名是?|户主|业主|邻居|住户|租户|租客|保安|保洁|老板|经理|网格员|楼栋长|主任|那个|就是|告诉|找到|举报|投诉|骗子|小偷)("
                    + SURNAME + GIVEN + "{1,2})");
    /** A name at the head of what somebody does. */
    private static final Pattern DOES = Pattern.compile("(?:^|[，。！？；：、,.!?;: \\n“\"（(])(" + SURNAME + GIVEN
            + "{1,2}?)(?=(?:偷|骗|打了|打人|欠|拿走|占|骂|贪|吸毒|出轨|赌|勾引|猥亵|撞|逃|赖|造谣|威胁|这个骗子|是骗子|是小偷|就是|总是|天天|经常|又))");

    private static final Pattern ACCUSES = Pattern.compile(
            "偷|骗|打人|打了|殴打|欠钱|欠了|欠我|不还钱|老赖|小三|出轨|吸毒|贩毒|赌博|嫖|猥亵|流氓|贪|受贿|回扣|挪用|侵占|霸占|骂人|辱骂|骂街|撞了|肇事|逃逸|造谣|威胁|恐吓|敲诈|家暴|虐待|人渣|败类|不要脸|缺德|混蛋|黑心|坑人|害人|乱扔|高空抛物|遗弃|毒死|诈骗|传销|走后门|包庇|艾滋|精神病|坐过牢|前科");
    private static final Pattern SENTENCE = Pattern.compile("[^。！？!?\\n]+");

    private Names() {}

    static List<Finding> in(String plain) {
        List<Finding> found = new ArrayList<>();
        Matcher sentence = SENTENCE.matcher(plain);
        while (sentence.find()) {
            if (ACCUSES.matcher(sentence.group()).find()) {
                add(BY_FORM, 0, sentence, found);
                add(INTRODUCED, 1, sentence, found);
                add(DOES, 1, sentence, found);
            }
        }
        return found;
    }

    private static void add(Pattern pattern, int group, Matcher sentence, List<Finding> found) {
        Matcher name = pattern.matcher(sentence.group());
        while (name.find()) {
            Finding one =
                    new Finding(Kind.NAME, sentence.start() + name.start(group), sentence.start() + name.end(group));
            if (found.stream().noneMatch(one::overlaps)) {
                found.add(one);
            }
        }
    }
}
