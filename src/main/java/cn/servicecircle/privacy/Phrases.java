package cn.servicecircle.privacy;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Words by their first letter: says which of them begins, or ends, at a place. */
final class Phrases {
    private final Map<Character, Set<String>> byFirst = new HashMap<>();
    private final Map<Character, Set<String>> byLast = new HashMap<>();
    /** Most letters begin no word and end none: this says so without a box for each. */
    private final BitSet firsts = new BitSet();

    private final BitSet lasts = new BitSet();

    private Phrases(Set<String> words) {
        for (String word : words) {
            firsts.set(word.charAt(0));
            lasts.set(word.charAt(word.length() - 1));
            byFirst.computeIfAbsent(word.charAt(0), first -> new HashSet<>()).add(word);
            byLast.computeIfAbsent(word.charAt(word.length() - 1), last -> new HashSet<>())
                    .add(word);
        }
    }

    static Phrases of(String family) {
        return new Phrases(Lexicon.family(family));
    }

    /** The length of the longest word that begins here; 0 for none. */
    int at(String text, int begin) {
        int longest = 0;
        if (begin < text.length() && firsts.get(text.charAt(begin))) {
            for (String word : byFirst.get(text.charAt(begin))) {
                if (word.length() > longest && text.startsWith(word, begin)) {
                    longest = word.length();
                }
            }
        }
        return longest;
    }

    /** Whether one begins here and ends before that place. */
    boolean within(String text, int begin, int end) {
        if (firsts.get(text.charAt(begin))) {
            for (String word : byFirst.get(text.charAt(begin))) {
                if (begin + word.length() <= end && text.startsWith(word, begin)) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean endAt(String text, int end) {
        return end > 0
                && lasts.get(text.charAt(end - 1))
                && byLast.get(text.charAt(end - 1)).stream()
                        .anyMatch(word -> text.startsWith(word, end - word.length()));
    }

    boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at(text, i) > 0) {
                return true;
            }
        }
        return false;
    }
}
