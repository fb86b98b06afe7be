package cn.servicecircle.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/** The citizen's number: eighteen digits with a check (GB 11643), and the fifteen of before 1999, which have none. */
final class IdNumber {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    /** The first two digits: a province (GB/T 2260). */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private IdNumber() {}

    /** A day of birth where it must be, and a check that is right. */
    static boolean isChecked(String digits) {
        return isLike(digits) && check(digits) == digits.charAt(17);
    }

    /** A province and a day of birth, with whatever check. */
    static boolean isLike(String digits) {
        return digits.length() == 18 && digits.lastIndexOf('X', 16) < 0 && isDay(digits.substring(6, 14));
    }

    static boolean isOld(String digits) {
        return digits.length() == 15
                && digits.indexOf('X') < 0
                && PROVINCES.contains(digits.substring(0, 2))
                && isDay("19" + digits.substring(6, 12));
    }

    private static char check(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    static boolean isDay(String digits) {
        try {
            int year = Integer.parseInt(digits.substring(0, 4));
            LocalDate.of(year, Integer.parseInt(digits.substring(4, 6)), Integer.parseInt(digits.substring(6, 8)));
            return year >= 1900 && year < 2100;
        } catch (DateTimeException | NumberFormatException notADay) {
            return false;
        }
    }
}
