package cn.servicecircle.privacy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A sentence as names are looked for in it: without the spaces that people put between letters.
 *
 * @param places where each letter stands in the whole text
 * @param gaps   the letters before which there was a space
 */
record Sentence(String letters, List<Integer> places, BitSet gaps) {
    private static final String ENDS = "。！？!?\n";

    static List<Sentence> of(String text) {
        List<Sentence> sentences = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || ENDS.indexOf(text.charAt(i)) >= 0) {
                if (i > begin) {
                    sentences.add(without(text, begin, i));
                }
                begin = i + 1;
            }
        }
        return sentences;
    }

    private static Sentence without(String text, int begin, int end) {
        StringBuilder letters = new StringBuilder();
        List<Integer> places = new ArrayList<>(end - begin);
        BitSet gaps = new BitSet();
        for (int i = begin; i < end; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                gaps.set(letters.length());
            } else {
                places.add(i);
                letters.append(text.charAt(i));
            }
        }
        return new Sentence(letters.toString(), places, gaps);
    }

    int length() {
        return letters.length();
    }

    /** The letter there; a line end beyond the last. */
    char at(int i) {
        return i >= 0 && i < letters.length() ? letters.charAt(i) : '\n';
    }

    boolean isHan(int i) {
        return at(i) >= '\u4e00' && at(i) <= '\u9fff';
    }

    /** A clause, or at least a word, begins here: first of all, behind a space or a sign. */
    boolean isHead(int i) {
        return gaps.get(i) || !isHan(i - 1);
    }

    /** What came before is over here: at the end, before a space or a sign. */
    boolean isClosed(int end) {
        return gaps.get(end) || !isHan(end);
    }
}
