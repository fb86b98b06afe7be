package cn.servicecircle.notification;

/**
 * Something that one person must be told.
 *
 * @param subject what it is about, such as the item's or the topic's name
 * @param text    what happened, as a sentence
 * @param link    path of the thing in the API, without prefix
 */
public record Notice(long personId, Kind kind, String subject, String text, String link) {

    /** What happened: the word in the API, and how WeChat's template says it (phrase: at most five characters). */
    public enum Kind {
        ERRAND_CLAIMED("errand-claimed", "已接单", true),
        ERRAND_DONE("errand-done", "已办好", true),
        ERRAND_CANCELLED("errand-cancelled", "已撤回", true),
        POST_PUBLISHED("post-published", "已发布", false),
        POST_HIDDEN("post-hidden", "未通过", false),
        TOPIC_COMMENTED("topic-commented", "有新评论", false);

        private final String word;
        private final String phrase;
        private final boolean ofErrand;

        Kind(String word, String phrase, boolean ofErrand) {
            this.word = word;
            this.phrase = phrase;
            this.ofErrand = ofErrand;
        }

        String word() {
            return word;
        }

        String phrase() {
            return phrase;
        }

        /** Whether the errand template says it; the other is that of posts. */
        boolean isOfErrand() {
            return ofErrand;
        }

        static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no such notice: " + word);
        }
    }
}
