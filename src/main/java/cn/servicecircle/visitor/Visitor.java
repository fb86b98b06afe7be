package cn.servicecircle.visitor;

/**
 * Somebody without WeChat.
 *
 * @param phone masked, such as 138****0001; null where there is none
 */
record Visitor(long id, String displayName, String phone) {

    /** All but the first three and the last four characters. */
    static String masked(String phone) {
        return phone == null ? null : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }
}
