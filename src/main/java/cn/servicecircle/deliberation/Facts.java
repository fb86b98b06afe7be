package cn.servicecircle.deliberation;

/**
 * What a 议题 touches, as its author or a moderator says.
 *
 * @param buildings how many 楼栋
 * @param yuan      what it costs, 0 for nothing
 * @param rights    whether it touches somebody's rights, such as an owner's
 * @param law       whether a law lays down how to decide on it
 */
public record Facts(int buildings, long yuan, boolean rights, boolean law) {}
