package cn.servicecircle.wordlist;

/**
 * What the list says of a text.
 *
 * @param reason for the author, where it is refused
 */
public record Judgement(Level level, String word, String reason) {

    /** From the mildest to the hardest. */
    public enum Level {
        PASS,
        /** A moderator looks first. */
        REVIEW,
        /** Its author is told why not. */
        REFUSE
    }

    static final Judgement PASS = new Judgement(Level.PASS, null, null);
}
