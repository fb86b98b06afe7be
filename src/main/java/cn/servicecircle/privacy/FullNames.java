package cn.servicecircle.privacy;

import java.util.BitSet;

/**
 * 张建国, 欧阳建军, 马乙布拉: a surname and what people are called by. Chinese does not mark names, so that letters which may be
 * one count by what they are and by what stands before and behind them.
 */
final class FullNames {
    private static final BitSet GIVEN = Lexicon.letters("given");
    private static final BitSet TRANSCRIBED = Lexicon.letters("transcribed");
    private static final BitSet NEVER = Lexicon.letters("never");
    private static final BitSet NEVER_DOUBLED = Lexicon.letters("never-doubled");
    private static final BitSet PLACE_ENDS = Lexicon.letters("place-end");
    private static final BitSet BEFORE = Lexicon.letters("before");
    private static final BitSet BEHIND = Lexicon.letters("behind");
    private static final Phrases ROLES = Phrases.of("role");
    private static final Phrases KNOWN = Phrases.of("known");
    private static final int ENOUGH = 2;

    private FullNames() {}

    /** How many letters of one begin at i; 0 for none. */
    static int at(Sentence sentence, int i, Accusations accusations) {
        int surname = Surnames.at(sentence, i);
        if (surname == 0 || !isAlone(sentence, i, accusations) || KNOWN.at(sentence.letters(), i) > 0) {
            return 0;
        }
        int given = i + surname;
        if (transcribed(sentence, given, accusations)) {
            return surname + 3;
        }
        int two = weight(sentence, given, 2, accusations);
        int one = weight(sentence, given, 1, accusations);
        int length = two >= ENOUGH && (two >= one || isGiven(sentence, given + 1)) ? 2 : one >= ENOUGH ? 1 : 0;
        return length == 0 || isWord(sentence, i, surname, length, accusations) ? 0 : surname + length;
    }

    /** Whether what they do, or who they are, is said directly before. */
    static boolean isIntroduced(Sentence sentence, int i) {
        return ROLES.endAt(sentence.letters(), i);
    }

    static boolean isRole(Sentence sentence, int i) {
        return ROLES.at(sentence.letters(), i) > 0;
    }

    private static boolean isAlone(Sentence sentence, int i, Accusations accusations) {
        return sentence.isHead(i)
                || isIntroduced(sentence, i)
                || accusations.endAt(i)
                || (BEFORE.get(sentence.at(i - 1)) && !Lexicon.isCommon(sentence.letters(), i - 1, i + 1));
    }

    /** Below 0 where letters cannot be a given name; each usual letter and a clear end count for it. */
    private static int weight(Sentence sentence, int begin, int length, Accusations accusations) {
        int end = begin + length;
        if (PLACE_ENDS.get(sentence.at(end)) && !accusations.beginAt(end)) {
            return -1;
        }
        if (length == 2 && isDoubled(sentence, begin)) {
            return ENOUGH;
        }
        int usual = 0;
        for (int i = begin; i < end; i++) {
            if (!sentence.isHan(i) || NEVER.get(sentence.at(i)) || accusations.cover(i)) {
                return -1;
            }
            usual += isGiven(sentence, i) ? 1 : 0;
        }
        boolean isClear = sentence.isClosed(end) || accusations.beginAt(end);
        int edge = isClear ? 2 : BEHIND.get(sentence.at(end)) ? 1 : 0;
        return usual == 0 ? (accusations.beginAt(end) ? edge : -1) : usual + edge;
    }

    /** 会会, 娜娜; not 天天. */
    static boolean isDoubled(Sentence sentence, int begin) {
        return sentence.at(begin) == sentence.at(begin + 1)
                && sentence.isHan(begin)
                && !NEVER_DOUBLED.get(sentence.at(begin));
    }

    static boolean isGiven(Sentence sentence, int i) {
        return GIVEN.get(sentence.at(i));
    }

    private static boolean transcribed(Sentence sentence, int begin, Accusations accusations) {
        for (int i = begin; i < begin + 3; i++) {
            if (!TRANSCRIBED.get(sentence.at(i)) || accusations.cover(i)) {
                return false;
            }
        }
        return true;
    }

    /** 管管, and 高空, 马路: a name only where somebody is introduced by it, or is accused right behind it. */
    private static boolean isWord(Sentence sentence, int i, int surname, int given, Accusations accusations) {
        String letters = sentence.letters();
        boolean isWord = surname == 1 && (Lexicon.isCommon(letters, i, i + 2) || Lexicon.isCommon(letters, i, i + 3));
        boolean isClear = given == 2
                && isGiven(sentence, i + surname)
                && isGiven(sentence, i + surname + 1)
                && (isIntroduced(sentence, i) || accusations.beginAt(i + surname + given));
        boolean isTwice = given == 1 && sentence.at(i) == sentence.at(i + 1);
        return isTwice || (isWord && !isClear);
    }
}
