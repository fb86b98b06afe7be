package cn.servicecircle.privacy;

import cn.servicecircle.privacy.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds ID numbers, telephone numbers and bank cards (Luhn), with separators and in Chinese numerals too. */
final class Numbers {
    private static final int SHORTEST = 7;
    private static final int LONGEST = 24;
    private static final Pattern MOBILE = Pattern.compile("(?:0{0,2}86)?1[3-9]\\d{9}");
    /** An area code and seven or eight digits; not one of the short numbers for everybody. */
    private static final Pattern LANDLINE = Pattern.compile("(?:0{0,2}86)?0(?:10|2\\d|[3-9]\\d\\d)[2-9]\\d{6,7}");

    private static final Pattern LOCAL = Pattern.compile("[2-8]\\d{6,7}");
    private static final Pattern CARD = Pattern.compile("[3-6]\\d{15,18}");

    private Numbers() {}

    static List<Finding> in(String plain) {
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < plain.length(); ) {
            if (Digits.value(plain.charAt(i)) < 0) {
                i++;
                continue;
            }
            DigitRun run = DigitRun.at(plain, i);
            look(plain, run, found);
            i = run.end();
        }
        return found;
    }

    /** Whether it is a telephone of a house or an office, and nothing else. */
    static boolean isLandline(String plain) {
        StringBuilder digits = new StringBuilder();
        plain.chars()
                .map(c -> Digits.value((char) c))
                .filter(value -> value >= 0)
                .forEach(digits::append);
        return LANDLINE.matcher(digits).matches() || LOCAL.matcher(digits).matches();
    }

    /** From each group on, as many groups as make a number of some kind. */
    private static void look(String plain, DigitRun run, List<Finding> found) {
        for (int from = 0; from < run.groups(); ) {
            int to = longest(run, from);
            Optional<Finding> one = Optional.empty();
            while (one.isEmpty() && to > from) {
                one = finding(plain, run, from, to--);
            }
            one.ifPresent(found::add);
            from = one.isEmpty() ? from + 1 : to + 1;
        }
    }

    private static int longest(DigitRun run, int from) {
        int to = from;
        while (to < run.groups() && run.length(from, to + 1) <= LONGEST) {
            to++;
        }
        return to;
    }

    private static Optional<Finding> finding(String plain, DigitRun run, int from, int to) {
        if (run.length(from, to) < SHORTEST || run.isList(from, to)) {
            return Optional.empty();
        }
        String digits = run.digits(from, to);
        Beside beside = new Beside(plain, run.begin(from), run.end(to));
        Optional<Kind> kind = kindOf(digits, beside);
        boolean isX = digits.endsWith("X") && kind.isEmpty();
        if (isX) {
            kind = kindOf(digits.substring(0, digits.length() - 1), beside);
        }
        return kind.filter(one -> one == Kind.PHONE || !run.hasPause(from, to))
                .map(one -> new Finding(one, opened(plain, beside), beside.end() - (isX ? 1 : 0)));
    }

    /** Where it begins with what opens it: +86…, (0933)…. */
    private static int opened(String plain, Beside number) {
        int before = number.begin() - 1;
        char opener = before < 0 ? ' ' : plain.charAt(before);
        boolean isClosed = plain.substring(number.begin(), number.end()).indexOf(')') > 0;
        return opener == '+' || (opener == '(' && isClosed) ? before : number.begin();
    }

    private static Optional<Kind> kindOf(String digits, Beside beside) {
        if (IdNumber.isChecked(digits)
                || (IdNumber.isLike(digits) && beside.isIdentity())
                || (IdNumber.isOld(digits) && !beside.isThing())) {
            return Optional.of(Kind.ID_NUMBER);
        }
        if (MOBILE.matcher(digits).matches() || isLandline(digits, beside)) {
            return Optional.of(Kind.PHONE);
        }
        boolean isCard = CARD.matcher(digits).matches() && isLuhn(digits) && !beside.isThing();
        return isCard ? Optional.of(Kind.BANK_CARD) : Optional.empty();
    }

    /** A telephone at home; without the area code only where somebody speaks of one. */
    private static boolean isLandline(String digits, Beside beside) {
        boolean isLocal = LOCAL.matcher(digits).matches()
                && beside.isTelephone()
                && !beside.isCounted()
                && !beside.isThing()
                && !(digits.length() == 8 && IdNumber.isDay(digits));
        return (isLocal || LANDLINE.matcher(digits).matches()) && !beside.isPublic();
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
