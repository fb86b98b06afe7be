package cn.servicecircle.privacy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Digits that may belong together: groups with at most two separators between any two, and an X behind them. Where 0 to 9 meet
 * Chinese numerals a new group begins as well: 打13812345678一直在 has a number and a word.
 *
 * @param digits of all groups, 0 to 9 and X
 * @param places where each stands in the text
 * @param starts the digit with which each group begins, and the number of digits at last
 * @param pauses the groups before which somebody took a breath
 * @param joints the groups before which there is nothing but the change of numerals
 */
record DigitRun(String digits, List<Integer> places, List<Integer> starts, Set<Integer> pauses, Set<Integer> joints) {

    /** The run that begins here. */
    static DigitRun at(String text, int begin) {
        StringBuilder digits = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        Set<Integer> pauses = new HashSet<>();
        Set<Integer> joints = new HashSet<>();
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = Digits.value(c);
            int last = places.isEmpty() ? begin : places.get(places.size() - 1);
            if (value >= 0) {
                if (i > last + 1 || places.isEmpty()) {
                    starts.add(digits.length());
                } else if (isArabic(c) != isArabic(text.charAt(last))) {
                    joints.add(starts.size());
                    starts.add(digits.length());
                }
                digits.append((char) ('0' + value));
                places.add(i);
            } else if (!Digits.isSeparator(c) || i - last > 2) {
                break;
            } else if (Digits.isPause(c)) {
                pauses.add(starts.size());
            }
        }
        addX(text, digits, places);
        starts.add(digits.length());
        return new DigitRun(digits.toString(), places, starts, pauses, joints);
    }

    private static boolean isArabic(char digit) {
        return digit <= '9';
    }

    private static void addX(String text, StringBuilder digits, List<Integer> places) {
        int next = places.get(places.size() - 1) + 1;
        if (next < text.length() && (text.charAt(next) == 'X' || text.charAt(next) == 'x')) {
            digits.append('X');
            places.add(next);
        }
    }

    int groups() {
        return starts.size() - 1;
    }

    int end() {
        return places.get(places.size() - 1) + 1;
    }

    int length(int from, int to) {
        return starts.get(to) - starts.get(from);
    }

    String digits(int from, int to) {
        return digits.substring(starts.get(from), starts.get(to));
    }

    int begin(int from) {
        return places.get(starts.get(from));
    }

    int end(int to) {
        return places.get(starts.get(to) - 1) + 1;
    }

    /** Whether somebody took a breath between these groups. */
    boolean hasPause(int from, int to) {
        for (int group = from + 1; group < to; group++) {
            if (pauses.contains(group)) {
                return true;
            }
        }
        return false;
    }

    /** A list such as 1 3 5 11 13 is no number that was typed with spaces. */
    boolean isList(int from, int to) {
        int ones = 0;
        int twos = 0;
        for (int group = from; group < to; ) {
            int next = group + 1;
            while (next < to && joints.contains(next)) {
                next++;
            }
            int length = length(group, next);
            ones += length == 1 ? 1 : 0;
            twos += length == 2 ? 1 : 0;
            group = next;
        }
        return (ones > 0 && twos > 1) || (hasPause(from, to) && ones + twos > 0);
    }
}
