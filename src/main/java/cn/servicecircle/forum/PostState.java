package cn.servicecircle.forum;

/** Whether others may see a post. */
enum PostState {
    PENDING("pending", "等待审核，暂时只有您和议事主持看得到"),
    PUBLISHED("published", "已发布"),
    HIDDEN("hidden", "未予发布，原因在您的消息里");

    private final String word;
    private final String text;

    PostState(String word, String text) {
        this.word = word;
        this.text = text;
    }

    String word() {
        return word;
    }

    String text() {
        return text;
    }

    static PostState of(String word) {
        for (PostState state : values()) {
            if (state.word.equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no such state: " + word);
    }
}
