package cn.servicecircle.privacy;

import cn.servicecircle.privacy.Finding.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds ID numbers (GB 11643), phone numbers and bank cards (Luhn), with separators and in Chinese numerals too. */
final class Numbers {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 24;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final Pattern MOBILE = Pattern.compile("(?:0{0,2}86)?1[3-9]\\d{9}");
    /** An area code and seven or eight digits; not one of the short numbers for everybody. */
    private static final Pattern LANDLINE = Pattern.compile("(?:0{0,2}86)?0(?:10|2\\d|[3-9]\\d\\d)[2-9]\\d{6,7}");

    private static final Pattern CARD = Pattern.compile("[3-6]\\d{15,18}");

    private Numbers() {}

    /** Digits that belong together, and where they stand. */
    private record Run(String digits, List<Integer> places) {
        Finding finding(Kind kind) {
            return new Finding(kind, places.get(0), places.get(places.size() - 1) + 1);
        }
    }

    static List<Finding> in(String plain) {
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < plain.length(); ) {
            if (Digits.value(plain.charAt(i)) < 0) {
                i++;
                continue;
            }
            int end = endOfRun(plain, i);
            look(plain, i, end, found);
            i = end;
        }
        return found;
    }

    static boolean isLandline(String plain) {
        StringBuilder digits = new StringBuilder();
        plain.chars()
                .map(c -> Digits.value((char) c))
                .filter(value -> value >= 0)
                .forEach(digits::append);
        return LANDLINE.matcher(digits).matches();
    }

    /** Digits with at most two separators between any two; an X may end them. */
    private static int endOfRun(String plain, int begin) {
        int end = begin;
        for (int i = begin; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Digits.value(c) >= 0) {
                end = i + 1;
            } else if (!Digits.isSeparator(c) || i - end >= 2) {
                break;
            }
        }
        boolean isX = end < plain.length() && (plain.charAt(end) == 'X' || plain.charAt(end) == 'x');
        return isX ? end + 1 : end;
    }

    /** The whole run first; then each group without a separator; then what groups make together. */
    private static void look(String plain, int begin, int end, List<Finding> found) {
        List<Run> groups = groups(plain, begin, end);
        int from = 0;
        while (from < groups.size()) {
            int used = 0;
            for (int to = groups.size(); to > from && used == 0; to--) {
                Run joined = joined(groups.subList(from, to));
                Optional<Finding> one = kindOf(joined.digits()).map(joined::finding);
                if (one.isPresent()) {
                    found.add(one.get());
                    used = to - from;
                }
            }
            from += Math.max(1, used);
        }
    }

    private static List<Run> groups(String plain, int begin, int end) {
        List<Run> groups = new ArrayList<>();
        for (int i = begin; i < end; ) {
            int last = i;
            while (last < end && !Digits.isSeparator(plain.charAt(last))) {
                last++;
            }
            if (last > i) {
                groups.add(run(plain, i, last));
            }
            i = last + 1;
        }
        // A hostile text of thousands of groups is no number of anybody's.
        return groups.size() <= LONGEST
                ? groups
                : groups.stream()
                        .filter(group -> group.digits().length() >= SHORTEST)
                        .toList();
    }

    private static Run run(String plain, int begin, int end) {
        StringBuilder digits = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        for (int i = begin; i < end; i++) {
            int value = Digits.value(plain.charAt(i));
            digits.append(value < 0 ? "X" : Integer.toString(value));
            places.add(i);
        }
        return new Run(digits.toString(), places);
    }

    private static Run joined(List<Run> groups) {
        StringBuilder digits = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        for (Run group : groups) {
            digits.append(group.digits());
            for (int place : group.places()) {
                places.add(place);
            }
        }
        return new Run(digits.toString(), places);
    }

    private static Optional<Kind> kindOf(String digits) {
        if (digits.length() < SHORTEST || digits.length() > LONGEST) {
            return Optional.empty();
        }
        if (isIdNumber(digits)) {
            return Optional.of(Kind.ID_NUMBER);
        }
        if (digits.endsWith("X")) {
            return kindOf(digits.substring(0, digits.length() - 1));
        }
        if (MOBILE.matcher(digits).matches() || LANDLINE.matcher(digits).matches()) {
            return Optional.of(Kind.PHONE);
        }
        return CARD.matcher(digits).matches() && isLuhn(digits) ? Optional.of(Kind.BANK_CARD) : Optional.empty();
    }

    private static boolean isIdNumber(String digits) {
        return digits.length() == 18 && isDay(digits.substring(6, 14)) && check(digits) == digits.charAt(17);
    }

    private static char check(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    private static boolean isDay(String digits) {
        try {
            int year = Integer.parseInt(digits.substring(0, 4));
            LocalDate.of(year, Integer.parseInt(digits.substring(4, 6)), Integer.parseInt(digits.substring(6, 8)));
            return year >= 1900 && year < 2100;
        } catch (DateTimeException | NumberFormatException notADay) {
            return false;
        }
    }

    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 1 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
