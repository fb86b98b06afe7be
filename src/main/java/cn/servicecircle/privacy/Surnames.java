package cn.servicecircle.privacy;

import java.util.BitSet;

/** 百家姓: says how many letters of a surname begin at a place. */
final class Surnames {
    private static final BitSet SINGLE = Lexicon.letters("surname");
    private static final Phrases COMPOUND = Phrases.of("compound");

    private Surnames() {}

    /** 2 for 欧阳, 1 for 王, 0 for none. */
    static int at(Sentence sentence, int i) {
        if (!SINGLE.get(sentence.at(i)) && COMPOUND.at(sentence.letters(), i) == 0) {
            return 0;
        }
        return COMPOUND.at(sentence.letters(), i) > 0 ? 2 : 1;
    }
}
