package cn.servicecircle.wechat;

/**
 * What WeChat thinks of a text, and the number of the reason.
 *
 * @see <a href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html">msgSecCheck</a>
 */
public record TextVerdict(Suggestion suggestion, int label) {
    /** Show it, let a person look first, or do not show it. */
    public enum Suggestion {
        PASS,
        REVIEW,
        RISKY
    }

    /** The reason in the words to tell the author. */
    public String labelName() {
        return nameOf(label);
    }

    /** Of the number of any reason, for pictures have the same. */
    public static String nameOf(int label) {
        return switch (label) {
            case 100 -> "正常";
            case 10001 -> "广告";
            case 20001 -> "时政";
            case 20002 -> "色情";
            case 20003 -> "辱骂";
            case 20006 -> "违法犯罪";
            case 20008 -> "欺诈";
            case 20012 -> "低俗";
            case 20013 -> "版权";
            default -> "其他";
        };
    }
}
