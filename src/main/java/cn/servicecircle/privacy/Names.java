package cn.servicecircle.privacy;

import cn.servicecircle.privacy.Finding.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds names beside accusations. A name alone may be thanks or a signature; only near an accusation in the same sentence is it
 * pointed out. 王某 is no name any more.
 */
final class Names {
    private static final Phrases THANKS = Phrases.of("thanks");
    private static final Phrases HELPS = Phrases.of("helps");
    /** How far before and behind a name an accusation counts, and what somebody does who helps. */
    private static final int BEFORE = 16;

    private static final int BEHIND = 30;
    private static final int NEXT = 6;
    /** 不讲, 乱说: who does so does not help. */
    private static final String NOT = "不没乱瞎";

    private Names() {}

    static List<Finding> in(String plain) {
        List<Finding> found = new ArrayList<>();
        for (Sentence sentence : Sentence.of(plain)) {
            Accusations accusations = Accusations.in(sentence.letters());
            if (!accusations.isEmpty()) {
                add(sentence, accusations, found);
            }
        }
        return found;
    }

    private static void add(Sentence sentence, Accusations accusations, List<Finding> found) {
        boolean isThanks = THANKS.isIn(sentence.letters());
        for (int i = 0; i < sentence.length(); ) {
            int length = accusations.cover(i) ? 0 : length(sentence, i, accusations);
            int end = i + length;
            if (length > 0 && isAccused(sentence, i, end, accusations, isThanks)) {
                found.add(new Finding(
                        Kind.NAME, sentence.places().get(i), sentence.places().get(end - 1) + 1));
            }
            i = Math.max(i + 1, end);
        }
    }

    private static int length(Sentence sentence, int i, Accusations accusations) {
        int form = FormsOfAddress.at(sentence, i, accusations);
        return form > 0 ? form : FullNames.at(sentence, i, accusations);
    }

    private static boolean isAccused(Sentence sentence, int begin, int end, Accusations accusations, boolean isThanks) {
        for (int i = end; i < end + NEXT && !(isThanks && sentence.isClosed(i)); i++) {
            if (accusations.beginAt(i)) {
                return true;
            }
            if (HELPS.at(sentence.letters(), i) > 0 && NOT.indexOf(sentence.at(i - 1)) < 0) {
                return false;
            }
        }
        return !isThanks && accusations.areWithin(begin - BEFORE, end + BEHIND);
    }
}
