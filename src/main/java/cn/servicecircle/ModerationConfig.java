package cn.servicecircle;

/**
 * How posts are looked at.
 *
 * @param hours        that a case may wait until those above are told
 * @param trustedAfter how many posts of somebody's moderators let through before others are seen at once
 * @param words        the file with the district's own list of words
 * @param offices      the file with what nobody may call themselves
 */
public record ModerationConfig(int hours, int trustedAfter, String words, String offices) {

    public ModerationConfig {
        Config.range("hours", hours, 1, 240);
        Config.range("trusted-after", trustedAfter, 0, 20);
    }
}
