package cn.servicecircle.kernel;

import java.util.List;

/**
 * Who sent the request: a person, and the roles that person holds, as {@code Sessions} knows them.
 *
 * @param name     the display name
 * @param verified whether a phone stands behind it (后台实名), without which nobody says anything to others
 */
public record Caller(long personId, String name, boolean verified, List<HeldRole> roles) {
    /** Somebody who did not sign in, where the contract lets them read; no person has this id. */
    public static final Caller ANYBODY = new Caller(0, "", false, List.of());

    public Caller {
        roles = List.copyOf(roles);
    }

    public boolean isAnybody() {
        return personId == ANYBODY.personId;
    }

    public boolean is(Role role) {
        return roles.stream().anyMatch(held -> held.role() == role);
    }

    /**
     * A role held at an area node.
     *
     * @param stationId the one station a member of staff serves, or null for all in the area
     * @param dutyRole  code of the 轮流坐班 role of a member of staff, or null
     */
    public record HeldRole(Role role, long areaId, String areaName, Long stationId, String dutyRole) {}
}
