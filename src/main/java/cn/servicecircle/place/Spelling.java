package cn.servicecircle.place;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A name in all the ways in which one may type it: characters, pinyin, initials, or any mixture of the three. */
final class Spelling {
    private static final Pattern NOT_TYPED = Pattern.compile("[\\s'’·]+");
    /** The bits of a long, of which one is for the end. */
    private static final int LONGEST_QUERY = 63;

    /** For each character, itself and its readings. */
    private final String[][] characters;

    /** What a query stands for, the best first. */
    enum Part {
        WHOLE_NAME,
        BEGINNING,
        WITHIN
    }

    Spelling(String name) {
        this.characters = typed(name)
                .chars()
                .mapToObj(character -> spellings((char) character))
                .toArray(String[][]::new);
    }

    private static String[] spellings(char character) {
        return Stream.concat(Stream.of(String.valueOf(character)), Pinyin.readings(character).stream())
                .toArray(String[]::new);
    }

    /** A text without what one may or may not type: width, case, spaces, apostrophes between syllables. */
    static String typed(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ü', 'v');
        return NOT_TYPED.matcher(plain).replaceAll("");
    }

    int length() {
        return characters.length;
    }

    /** With what a query for any part can begin: a character, or the first letter of a reading. */
    Set<Character> initials() {
        return Arrays.stream(characters)
                .flatMap(Arrays::stream)
                .map(spelling -> spelling.charAt(0))
                .collect(Collectors.toSet());
    }

    /** @param query as {@link #typed} */
    Optional<Part> part(String query) {
        int end = endOfMatch(0, query);
        if (end >= 0) {
            return Optional.of(end == characters.length ? Part.WHOLE_NAME : Part.BEGINNING);
        }
        return IntStream.range(1, characters.length).anyMatch(start -> endOfMatch(start, query) >= 0)
                ? Optional.of(Part.WITHIN)
                : Optional.empty();
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
        for (int at = start; at < characters.length && reached != 0; at++) {
            reached = step(characters[at], query, reached);
            end = (reached & whole) == 0 ? end : at + 1;
            reached &= ~whole;
        }
        return end;
    }

    private static long step(String[] spellings, String query, long reached) {
        long next = 0;
        for (long rest = reached; rest != 0; rest &= rest - 1) {
            int from = Long.numberOfTrailingZeros(rest);
            for (String spelling : spellings) {
                next |= steps(spelling, query, from);
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
