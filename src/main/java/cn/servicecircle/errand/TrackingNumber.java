package cn.servicecircle.errand;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** 受理号: short enough to be read out on the phone. It names an errand and opens nothing. */
final class TrackingNumber {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    /** Crockford's base 32: no I, L, O or U to mishear. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LETTERS = 6;

    private TrackingNumber() {}

    static String random(LocalDate day) {
        StringBuilder number = new StringBuilder("BB-").append(DAY.format(day)).append('-');
        RANDOM.ints(LETTERS, 0, ALPHABET.length()).forEach(i -> number.append(ALPHABET.charAt(i)));
        return number.toString();
    }
}
