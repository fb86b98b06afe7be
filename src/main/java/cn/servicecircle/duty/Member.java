package cn.servicecircle.duty;

/**
 * One of a station's own staff, who take turns.
 *
 * @param dutyRole code of one of the four roles, and its name
 */
public record Member(long personId, String dutyRole, String roleName, String displayName) {}
