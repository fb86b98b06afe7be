package cn.servicecircle.identity;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.wechat.WeChatPhone;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody's phone number, the country's calling code apart. */
record Phone(String countryCode, String number) {
    /** The mainland. */
    static final String HOME = "86";
    /** By calling code. */
    private static final Map<String, Pattern> MOBILES = Map.of(
            HOME,
            Pattern.compile("1[3-9][0-9]{9}"),
            "852",
            Pattern.compile("[4-9][0-9]{7}"),
            "853",
            Pattern.compile("6[0-9]{7}"),
            "886",
            Pattern.compile("9[0-9]{8}"));

    /** A shorter one would be told by its first three and last four. */
    private static final int LONG = 10;

    /**
     * Refuses what is no mobile of the mainland, Hong Kong, Macao or Taiwan: behind these stands somebody whom their carrier knows
     * by name (实名登记), which a landline or a number from elsewhere does not promise.
     */
    static Phone of(WeChatPhone told) {
        Pattern mobile = MOBILES.get(told.countryCode());
        if (mobile == null || !mobile.matcher(told.number()).matches()) {
            throw Refusal.invalid(
                    "phone:not-accepted", "这个号码不能用来验证", "只认内地和港澳台的手机号。请点“使用其他号码”换一个，家里人可以共用；没有的话，请到就近的网格服务站当面登记。");
        }
        return new Phone(told.countryCode(), told.number());
    }

    /** The inverse of {@link #text}. */
    static Phone of(String text) {
        String[] parts = text.split(" ", 2);
        return new Phone(parts[0], parts[1]);
    }

    /** As it is sealed and looked up. */
    String text() {
        return countryCode + " " + number;
    }

    /** As its owner sees it: 138****1234. */
    String masked() {
        int length = number.length();
        String ends = length > LONG
                ? number.substring(0, 3) + "****" + number.substring(length - 4)
                : number.charAt(0) + "****" + number.substring(length - 2);
        return countryCode.equals(HOME) ? ends : "+" + countryCode + " " + ends;
    }

    @Override
    public String toString() {
        return masked();
    }
}
