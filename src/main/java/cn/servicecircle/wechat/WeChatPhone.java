package cn.servicecircle.wechat;

/**
 * A phone number that WeChat has checked: digits alone, the country's calling code apart.
 *
 * @param number without the calling code
 */
public record WeChatPhone(String countryCode, String number) {

    public WeChatPhone {
        if (!countryCode.matches("[1-9][0-9]{0,3}") || !number.matches("[0-9]{5,15}")) {
            throw new IllegalArgumentException("not a phone number");
        }
    }

    /** Calls nobody: a phone number has no business in a log. */
    @Override
    public String toString() {
        return "WeChatPhone";
    }
}
