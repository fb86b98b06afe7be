package cn.servicecircle.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;

/** Finds what the author may not have meant to tell everybody. Pure, and linear in the text's length. */
public final class PrivacyGuard {
    private static final char MASK = '＊';

    private PrivacyGuard() {}

    /** In the order of the text; where two overlap, the one that is found first in the order of {@link Finding.Kind}. */
    public static List<Finding> findings(String text) {
        String plain = Digits.halfWidth(text);
        List<Finding> found = new ArrayList<>(Numbers.in(Digits.withZeros(plain)));
        addWithoutOverlap(found, Plates.in(plain));
        addWithoutOverlap(found, Rooms.in(plain));
        addWithoutOverlap(found, Names.in(plain));
        found.sort(Comparator.comparingInt(Finding::begin));
        return found;
    }

    private static void addWithoutOverlap(List<Finding> found, List<Finding> more) {
        for (Finding one : more) {
            if (found.stream().noneMatch(one::overlaps)) {
                found.add(one);
            }
        }
    }

    /** Whether what was found to be a phone number is one with an area code, which offices have and people rarely. */
    public static boolean isLandline(String number) {
        return Numbers.isLandline(Digits.halfWidth(number));
    }

    /** The text with the findings of these kinds blotted out; as long as it was. */
    public static String redacted(String text, Collection<Finding.Kind> kinds) {
        StringBuilder blotted = new StringBuilder(text);
        for (Finding finding : findings(text)) {
            if (kinds.contains(finding.kind())) {
                for (int i = finding.begin(); i < finding.end(); i++) {
                    blotted.setCharAt(i, MASK);
                }
            }
        }
        return blotted.toString();
    }

    /** Whether nothing but what is found in the text is blotted out of it: personal data can go without the rest saying more. */
    public static boolean isOnlyOfFindings(String text, String blotted) {
        String allBlotted = redacted(text, EnumSet.allOf(Finding.Kind.class));
        return IntStream.range(0, text.length())
                .allMatch(i -> blotted.charAt(i) == text.charAt(i) || allBlotted.charAt(i) == MASK);
    }
}
