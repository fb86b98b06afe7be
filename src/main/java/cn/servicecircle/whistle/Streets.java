package cn.servicecircle.whistle;

import cn.servicecircle.area.Areas;
import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.snapshot.Snapshot;
import java.util.List;

/** Who may call bodies: the 管家 of a street, or of the district. */
public record Streets(Snapshot<Areas> areas, Reach reach) {

    /**
     * The nearest of the areas that is a street or the district, and of which the caller is 管家.
     *
     * @param around an errand, from the nearest up to the district
     */
    long of(Caller caller, List<Long> around) {
        return around.stream()
                .filter(area -> isStreetOrAbove(area) && holds(caller, area))
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("whistle:not-street", "要由街道或区的管家吹哨", "请把这一件交给上一级，由街道的管家来叫部门。"));
    }

    private boolean isStreetOrAbove(long areaId) {
        return areas.get().find(areaId).filter(area -> !area.isNeighbourhood()).isPresent();
    }

    private static boolean holds(Caller caller, long areaId) {
        return caller.roles().stream()
                .anyMatch(held -> held.role() == Role.STAFF && held.stationId() == null && held.areaId() == areaId);
    }

    boolean isSteward(Caller caller, long areaId) {
        return reach.isSteward(caller, areaId);
    }

    String name(long areaId) {
        return areas.get().name(areaId);
    }
}
