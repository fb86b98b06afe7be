package cn.servicecircle.space;

/**
 * By which rules the body of a space meets.
 *
 * @param noticeDays  a meeting is called at least so many days before
 * @param quorumParts of {@code quorumOf} parts of its members must be there, rounded up: 2 of 3 for 三分之二以上
 * @param quorumLeast and never fewer members than that, however small the body
 */
public record MeetingRules(int noticeDays, int quorumParts, int quorumOf, int quorumLeast) {

    public static final MeetingRules DEFAULT = new MeetingRules(3, 2, 3, 3);

    /** How many of so many members must be there. */
    public int quorum(int members) {
        return Math.max(quorumLeast, (members * quorumParts + quorumOf - 1) / quorumOf);
    }
}
