package cn.servicecircle.moderation;

/** What the machine thinks of a text that may be posted; risky ones never come this far. */
public enum Verdict {
    PASS("pass"),
    REVIEW("review"),
    /** Could not be checked: never as good as a pass. */
    UNCHECKED("unchecked");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
