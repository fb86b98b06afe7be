package cn.servicecircle.ladder;

/**
 * What goes up the ladder.
 *
 * @param callId the call of a body to the errand, or null for the errand itself
 */
public record Subject(long errandId, Long callId) {}
