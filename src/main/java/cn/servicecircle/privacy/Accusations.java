package cn.servicecircle.privacy;

import java.util.BitSet;
import org.ahocorasick.trie.PayloadEmit;
import org.ahocorasick.trie.PayloadTrie;

/** Where a sentence accuses somebody of something. */
final class Accusations {
    private static final PayloadTrie<Boolean> WORDS = words();

    private static final Phrases DENIED = Phrases.of("denied");
    /** 把我家…, 往别人…: what somebody does to others is an accusation, but where it mends something. */
    private static final Phrases AGAINST = Phrases.of("against");

    private static final Phrases MENDS = Phrases.of("mends");

    private static final int CLAUSE = 20;

    private final BitSet begins = new BitSet();
    private final BitSet ends = new BitSet();
    private final BitSet covered = new BitSet();

    private Accusations() {}

    static Accusations in(String sentence) {
        Accusations found = new Accusations();
        for (PayloadEmit<Boolean> word : WORDS.parseText(sentence)) {
            if (word.getPayload() && !DENIED.endAt(sentence, word.getStart())) {
                found.add(word.getStart(), word.getEnd() + 1);
            }
        }
        for (int i = 0; i < sentence.length(); i++) {
            int length = AGAINST.at(sentence, i);
            if (length > 0 && !MENDS.isIn(clause(sentence, i + length))) {
                found.add(i, i + length);
            }
        }
        return found;
    }

    private void add(int begin, int end) {
        begins.set(begin);
        ends.set(end);
        covered.set(begin, end);
    }

    /** What is said from there to the next sign; a long one is heard to its twentieth letter. */
    private static String clause(String sentence, int begin) {
        int end = begin;
        while (end < Math.min(sentence.length(), begin + CLAUSE) && Character.isLetterOrDigit(sentence.charAt(end))) {
            end++;
        }
        return sentence.substring(begin, end);
    }

    boolean isEmpty() {
        return begins.isEmpty();
    }

    boolean beginAt(int i) {
        return begins.get(i);
    }

    boolean endAt(int i) {
        return ends.get(i);
    }

    /** Whether a letter belongs to one. */
    boolean cover(int i) {
        return covered.get(i);
    }

    boolean areWithin(int begin, int end) {
        int next = begins.nextSetBit(Math.max(0, begin));
        return next >= 0 && next < end;
    }

    private static PayloadTrie<Boolean> words() {
        PayloadTrie.PayloadTrieBuilder<Boolean> words =
                PayloadTrie.<Boolean>builder().ignoreOverlaps();
        Lexicon.family("accuses").forEach(word -> words.addKeyword(word, true));
        Lexicon.family("harmless").forEach(word -> words.addKeyword(word, false));
        return words.build();
    }
}
