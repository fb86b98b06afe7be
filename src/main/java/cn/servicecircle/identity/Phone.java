package cn.servicecircle.identity;

import cn.servicecircle.wechat.WeChatPhone;

/** Somebody's phone number, the country's calling code apart. */
record Phone(String countryCode, String number) {
    /** The mainland. */
    static final String HOME = "86";
    /** A shorter one would be told by its first three and last four. */
    private static final int LONG = 10;

    static Phone of(WeChatPhone told) {
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
