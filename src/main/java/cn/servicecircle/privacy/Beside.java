package cn.servicecircle.privacy;

/** What is said around a number, in its own clause or just before it. */
record Beside(String text, int begin, int end) {
    private static final Phrases TELEPHONE = Phrases.of("telephone");
    private static final Phrases PUBLIC = Phrases.of("public");
    private static final Phrases PERSONAL = Phrases.of("personal");
    private static final Phrases UNIT = Phrases.of("unit");
    private static final Phrases THING = Phrases.of("thing");
    private static final Phrases IDENTITY = Phrases.of("identity");
    private static final int NEAR = 8;
    private static final int WIDE = 16;
    private static final int BEHIND = 4;

    boolean isTelephone() {
        return last(TELEPHONE, NEAR) >= 0 || TELEPHONE.isIn(behind());
    }

    /** It belongs to an office, and to nobody's home. */
    boolean isPublic() {
        int office = last(PUBLIC, WIDE);
        return office >= 0 && office > last(PERSONAL, WIDE);
    }

    boolean isCounted() {
        return UNIT.at(text, end) > 0 || text.startsWith("多", end);
    }

    boolean isThing() {
        return last(THING, NEAR) >= 0;
    }

    boolean isIdentity() {
        return last(IDENTITY, NEAR) >= 0;
    }

    private String behind() {
        return text.substring(end, Math.min(text.length(), end + BEHIND));
    }

    /** Where the last of such words begins within so many letters before the number; -1 for none. */
    private int last(Phrases words, int letters) {
        for (int i = begin - 1; i >= Math.max(0, begin - letters); i--) {
            char c = text.charAt(i);
            if (c == '。' || c == '\n' || c == '！' || c == '？' || c == '!' || c == '?') {
                return -1;
            }
            if (words.within(text, i, begin)) {
                return i;
            }
        }
        return -1;
    }
}
