package cn.servicecircle.identity;

import cn.servicecircle.kernel.Caller.HeldRole;
import cn.servicecircle.kernel.Role;

/** A role that a person was given at an area node; {@code stationId} and {@code dutyRole} only for staff, and may be null. */
record RoleGrant(long id, long personId, Role role, long areaId, String areaName, Long stationId, String dutyRole) {

    HeldRole held() {
        return new HeldRole(role, areaId, areaName, stationId, dutyRole);
    }

    /** What an admin asks for. */
    record Wanted(long personId, Role role, long areaId, Long stationId, String dutyRole) {}
}
