package cn.servicecircle.place;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A name in all the ways in which one may type it: characters, pinyin, initials, or any mixture of the three. */
final class Spelling {
    private static final Pattern NOT_TYPED = Pattern.compile("[\\s'’·]+");
    /** The bits of a long, of which one is for the end. */
    private static final int LONGEST_QUERY = 63;

    /** For each character, itself and its readings. */
    private final List<Set<String>> characters;

    Spelling(String name) {
        this.characters = typed(name)
                .chars()
                .mapToObj(character -> spellings((char) character))
                .toList();
    }

    private static Set<String> spellings(char character) {
        Set<String> spellings = new HashSet<>(Pinyin.readings(character));
        spellings.add(String.valueOf(character));
        return Set.copyOf(spellings);
    }

    /** A text without what one may or may not type: width, case, spaces, apostrophes between syllables. */
    static String typed(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ü', 'v');
        return NOT_TYPED.matcher(plain).replaceAll("");
    }

    int length() {
        return characters.size();
    }

    /** With what a query can begin to match here: the character, or the first letter of a reading. */
    List<Character> initials(int at) {
        return characters.get(at).stream()
                .map(spelling -> spelling.charAt(0))
                .distinct()
                .toList();
    }

    /**
     * The end of the longest part of the name, from one character on, for which the query may stand; or -1. A reading may be
     * cut down to its initial anywhere, and anyhow where the query ends.
     *
     * @param query as {@link #typed}
     */
    int endOfMatch(int start, String query) {
        if (query.isEmpty() || query.length() > LONGEST_QUERY) {
            return -1;
        }
        long whole = 1L << query.length();
        // Bit i: the characters so far may stand for the first i letters of the query.
        long reached = 1;
        int end = -1;
        for (int at = start; at < characters.size() && reached != 0; at++) {
            reached = step(characters.get(at), query, reached);
            end = (reached & whole) == 0 ? end : at + 1;
            reached &= ~whole;
        }
        return end;
    }

    private static long step(Set<String> spellings, String query, long reached) {
        long next = 0;
        for (int from = 0; from < query.length(); from++) {
            if ((reached & 1L << from) != 0) {
                for (String spelling : spellings) {
                    next |= steps(spelling, query, from);
                }
            }
        }
        return next;
    }

    /** The places in the query, as bits, to which one character brings it. */
    private static long steps(String spelling, String query, int from) {
        int same = 0;
        int most = Math.min(spelling.length(), query.length() - from);
        while (same < most && spelling.charAt(same) == query.charAt(from + same)) {
            same++;
        }
        if (same == 0) {
            return 0;
        }
        long initial = 1L << (from + 1);
        long twoLetterInitial = same >= 2 && spelling.charAt(1) == 'h' ? 1L << (from + 2) : 0;
        boolean isWhole = same == spelling.length() || from + same == query.length();
        return initial | twoLetterInitial | (isWhole ? 1L << (from + same) : 0);
    }
}
