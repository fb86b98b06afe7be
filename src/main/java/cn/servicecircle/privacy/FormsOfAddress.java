package cn.servicecircle.privacy;

import java.util.BitSet;

/** 老王头, 姓曹的, 张经理, 李家, 哈老三, 强子, 豆豆妈: a surname, or what stands for it, that shows by its form that somebody is meant. */
final class FormsOfAddress {
    private static final String BEFORE = "老小尕阿";
    private static final String BEHIND = "头汉婆";
    private static final Phrases TITLES = Phrases.of("title");
    private static final Phrases PARENTS = Phrases.of("parent");
    private static final Phrases PLACES = Phrases.of("place");
    private static final Phrases POINTED = Phrases.of("pointed");
    private static final BitSet WHERE = Lexicon.letters("where");
    private static final int NEAR = 5;

    private FormsOfAddress() {}

    /** How many letters of one begin at i; 0 for none. */
    static int at(Sentence sentence, int i, Accusations accusations) {
        char first = sentence.at(i);
        if (first == '姓') {
            return called(sentence, i);
        }
        if (BEFORE.indexOf(first) >= 0) {
            int length = familiar(sentence, i, accusations);
            if (length > 0) {
                return length;
            }
        }
        if (FullNames.isGiven(sentence, i) && isNickname(sentence, i, accusations)) {
            return 2;
        }
        int parent = parent(sentence, i, accusations);
        if (parent > 0) {
            return parent;
        }
        int surname = Surnames.at(sentence, i);
        if (surname == 0 || isSplit(sentence, i)) {
            return 0;
        }
        return Math.max(titled(sentence, i, surname), family(sentence, i, surname, accusations));
    }

    /** 姓曹的, 姓赵; not 姓名. */
    private static int called(Sentence sentence, int i) {
        int surname = Surnames.at(sentence, i + 1);
        int end = i + 1 + Math.max(1, surname);
        boolean isClosed = sentence.at(end) == '的';
        return isClosed || surname > 0 ? end - i + (isClosed ? 1 : 0) : 0;
    }

    /** 老王, 小张, 尕李, 老王头, 老汪家; not 老金属, 小马路. */
    private static int familiar(Sentence sentence, int i, Accusations accusations) {
        int surname = Surnames.at(sentence, i + 1);
        int end = i + 1 + surname;
        if (surname == 0 || accusations.cover(i + 1)) {
            return 0;
        }
        boolean isWord = Lexicon.isCommon(sentence.letters(), i, i + 2)
                || Lexicon.isCommon(sentence.letters(), i + 1, i + 3)
                || Lexicon.isCommon(sentence.letters(), i + 1, i + 4);
        if (isWord && !accusations.beginAt(end)) {
            return 0;
        }
        if (BEHIND.indexOf(sentence.at(end)) >= 0) {
            return end + 1 - i;
        }
        int family = family(sentence, i + 1, surname, accusations);
        return sentence.at(end) == '家' && family == 0 && !accusations.cover(end) ? 0 : Math.max(end - i, 1 + family);
    }

    /** 张经理, 王二麻子, 朱家老二; 王姐 only at the head of a word; not 包工头. */
    private static int titled(Sentence sentence, int i, int surname) {
        int title = TITLES.at(sentence.letters(), i + surname);
        boolean isWord = Lexicon.isCommon(sentence.letters(), i, i + surname + 1)
                || Lexicon.isCommon(sentence.letters(), i, i + surname + title);
        if (title == 0 || FullNames.isRole(sentence, i) || (isWord && (title == 1 || !sentence.isHead(i)))) {
            return 0;
        }
        return surname + title;
    }

    /** 李家; not 李家沟, and not where 家 begins another word. */
    private static int family(Sentence sentence, int i, int surname, Accusations accusations) {
        int end = i + surname;
        if (sentence.at(end) != '家' || accusations.cover(end) || isHome(sentence, i, end)) {
            return 0;
        }
        boolean isPlace = PLACES.at(sentence.letters(), end + 1) > 0 && !accusations.beginAt(end + 1);
        return isPlace ? 0 : surname + 1;
    }

    /** 安家, 万家: words, unless it is said where they live. */
    private static boolean isHome(Sentence sentence, int i, int end) {
        return Lexicon.isCommon(sentence.letters(), i, end + 1) && !WHERE.get(sentence.at(i - 1));
    }

    /** 强子, 志强, not 包子铺: only at the head of a clause, and where an accusation, a relative or 这个人 follows. */
    private static boolean isNickname(Sentence sentence, int i, Accusations accusations) {
        boolean isSon = sentence.at(i + 1) == '子';
        boolean isPerson = POINTED.at(sentence.letters(), i + 2) > 0;
        boolean isShort = isSon || sentence.at(i + 1) == '头' || FullNames.isGiven(sentence, i + 1);
        boolean isShop = PLACES.at(sentence.letters(), i + 2) > 0;
        return sentence.isHead(i)
                && ((isSon && accusations.areWithin(i + 2, i + 2 + NEAR)) || (isPerson && isShort))
                && !isShop
                && !FullNames.isRole(sentence, i);
    }

    /** 豆豆妈, 浩浩爷爷, 子轩爸爸: only at the head of a clause, and where an accusation follows. */
    private static int parent(Sentence sentence, int i, Accusations accusations) {
        int parent = PARENTS.at(sentence.letters(), i + 2);
        boolean isChild = FullNames.isDoubled(sentence, i)
                || (FullNames.isGiven(sentence, i) && FullNames.isGiven(sentence, i + 1));
        int end = i + 2 + parent;
        return parent > 0 && isChild && sentence.isHead(i) && accusations.areWithin(end, end + NEAR) ? end - i : 0;
    }

    /** The surname's letter belongs to the word before it: 任何经理. */
    private static boolean isSplit(Sentence sentence, int i) {
        return !FullNames.isIntroduced(sentence, i)
                && !sentence.gaps().get(i)
                && Lexicon.isCommon(sentence.letters(), i - 1, i + 1);
    }
}
