package cn.servicecircle.privacy;

import java.util.BitSet;
import org.ahocorasick.trie.PayloadEmit;
import org.ahocorasick.trie.PayloadTrie;

/** Where a sentence accuses somebody of something. */
final class Accusations {
    private static final PayloadTrie<Boolean> WORDS = words();

    private final BitSet begins = new BitSet();
    private final BitSet ends = new BitSet();
    private final BitSet covered = new BitSet();

    private Accusations() {}

    static Accusations in(String sentence) {
        Accusations found = new Accusations();
        for (PayloadEmit<Boolean> word : WORDS.parseText(sentence)) {
            if (word.getPayload()) {
                found.begins.set(word.getStart());
                found.ends.set(word.getEnd() + 1);
                found.covered.set(word.getStart(), word.getEnd() + 1);
            }
        }
        return found;
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
