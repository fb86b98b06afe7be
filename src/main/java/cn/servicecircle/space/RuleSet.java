package cn.servicecircle.space;

/**
 * By which rules a space deliberates. All days are calendar days; the one on which a period begins does not count, and a last
 * day that is no working day moves to the next one that is (民法典 201, 203).
 *
 * @param bigFromBuildings   a matter that touches so many 楼栋 is a big one (大事)
 * @param bigFromYuan        so is one that costs so much
 * @param bigWhenRights      so is one that touches somebody's rights
 * @param bigWhenLaw         so is one that a law lays down how to decide
 * @param objectionDays      how long a small matter (小事) can be objected to
 * @param objectionPermille  the share of the group's households above which objections lift it to the big track
 * @param objectionLeast     and never fewer objections than that, however small the group
 * @param gatheringDays      征集
 * @param publicityDays      公示
 * @param discussionDays     协商, at most
 * @param voteDays           表决
 * @param resultDays         公示结果
 * @param concludingDays     how long the owner of a stage then has to conclude it, and to name who does what until when
 * @param extensionDays      by how much one stage can be extended in all
 * @param coverPermille      the share of the group's households whose reports cover a post until a moderator has looked
 * @param coverLeast         and never fewer reports than that, however small the group
 * @param answerDays         within how many working days an official answer that was asked for is due, and one to an appeal against the track
 * @param meetings           议事会会议
 */
public record RuleSet(
        int bigFromBuildings,
        long bigFromYuan,
        boolean bigWhenRights,
        boolean bigWhenLaw,
        int objectionDays,
        int objectionPermille,
        int objectionLeast,
        int gatheringDays,
        int publicityDays,
        int discussionDays,
        int voteDays,
        int resultDays,
        int concludingDays,
        int extensionDays,
        int coverPermille,
        int coverLeast,
        int answerDays,
        MeetingRules meetings) {

    /** Where a space has none of its own. */
    public static final RuleSet DEFAULT =
            new RuleSet(2, 5_000, true, true, 7, 100, 3, 10, 7, 30, 7, 5, 5, 30, 50, 8, 0, null);

    /** As long as 12345 has. */
    private static final int ANSWER_DAYS = 5;

    /** Those that were laid down before there were answers and meetings have nothing of them. */
    public RuleSet {
        answerDays = answerDays == 0 ? ANSWER_DAYS : answerDays;
        meetings = meetings == null ? MeetingRules.DEFAULT : meetings;
    }

    /** How many objections a small matter bears in a group of so many households. */
    public int bearableObjections(int households) {
        return Math.max(objectionLeast, households * objectionPermille / 1000);
    }

    /** How many reports cover a post in a group of so many households: a few must not silence anyone. */
    public int coveringReports(int households) {
        return Math.max(coverLeast, households * coverPermille / 1000);
    }
}
