package cn.servicecircle.area;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Caller.HeldRole;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.snapshot.Snapshot;
import java.util.List;
import java.util.function.Predicate;

/**
 * How far a person's roles reach: a role is held at an area node and reaches its subtree. This is the only place that says
 * so. Answered from memory, by the roles that {@code Sessions} knows: whoever changes a role tells every node at once, and
 * should that message get lost, a node is wrong for 3 s.
 */
public final class Reach {
    private final Snapshot<Areas> areas;

    public Reach(Snapshot<Areas> areas) {
        this.areas = areas;
    }

    /** Whether a role of the person's reaches the area. */
    public boolean reaches(Caller caller, Role role, long areaId) {
        return any(caller, held -> held.role() == role && isWithin(areaId, held.areaId()));
    }

    /** Whether a role of the person's reaches all there is. */
    public boolean reachesDistrict(Caller caller, Role role) {
        return areas.get().roots().stream().allMatch(root -> reaches(caller, role, root.id()));
    }

    /** Whether the person's home is the area, or lies in it. */
    public boolean livesIn(Caller caller, long areaId) {
        return any(caller, held -> held.role() == Role.RESIDENT && isWithin(held.areaId(), areaId));
    }

    /** Whether the person is staff of the station that stands in the area. */
    public boolean serves(Caller caller, long stationId, long areaId) {
        return any(
                caller,
                held -> held.role() == Role.STAFF
                        && (held.stationId() == null || held.stationId() == stationId)
                        && isWithin(areaId, held.areaId()));
    }

    /** 管家: whether the person is staff of a whole area that is this one, or that this one lies in. */
    public boolean isSteward(Caller caller, long areaId) {
        return any(
                caller,
                held -> held.role() == Role.STAFF && held.stationId() == null && isWithin(areaId, held.areaId()));
    }

    /** The nodes at which the person holds the role, from which it reaches down. */
    public List<Long> nodes(Caller caller, Role role) {
        return caller.roles().stream()
                .filter(held -> held.role() == role)
                .map(HeldRole::areaId)
                .distinct()
                .toList();
    }

    private static boolean any(Caller caller, Predicate<HeldRole> does) {
        return caller.roles().stream().anyMatch(does);
    }

    /** Whether a role held at that node would reach the area. */
    public boolean nodeReaches(long nodeId, long areaId) {
        return isWithin(areaId, nodeId);
    }

    private boolean isWithin(long areaId, long ancestorId) {
        return areas.get().isWithin(areaId, ancestorId);
    }
}
