package cn.servicecircle.bulletin;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.snapshot.Snapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Who may publish for an area: its 区管理员, and the 管家 of its 社区/村 and of what that lies in. */
public final class Publishers {
    /** What issues no policy of its own. */
    private static final Set<String> BELOW_COMMUNITY = Set.of("grid", "compound", "building");

    private final Snapshot<Areas> areas;
    private final Reach reach;

    public Publishers(Snapshot<Areas> areas, Reach reach) {
        this.areas = areas;
        this.reach = reach;
    }

    /** Throws unless the person may publish for all of them; and then, unless they all are. */
    void mustReach(Caller caller, List<Long> areaIds) {
        Areas tree = areas.get();
        List<Long> known =
                areaIds.stream().filter(id -> tree.find(id).isPresent()).toList();
        if (!known.stream().allMatch(id -> mayPublish(caller, id))) {
            throw Refusal.forbidden("bulletin:out-of-reach", "不能在这里发布政策宣传", "由这里的社区（村）、街道或区的管家和区管理员发布、更正和撤回，请联系他们。");
        }
        List<Fault> unknown = IntStream.range(0, areaIds.size())
                .filter(i -> !known.contains(areaIds.get(i)))
                .mapToObj(i -> BulletinContent.fault("/content/areaIds/" + i, "没有这个区域"))
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.invalid("bulletin:unknown-area", "有的区域不存在", unknown);
        }
    }

    /** Throws unless the person may publish for what is an area. */
    void mustReach(Caller caller, long areaId) {
        mustReach(caller, List.of(areas.get().get(areaId).id()));
    }

    private boolean mayPublish(Caller caller, long areaId) {
        return isAdmin(caller, areaId)
                || areas.get().upFrom(areaId).stream()
                        .filter(this::issues)
                        .findFirst()
                        .filter(community -> reach.isSteward(caller, community))
                        .isPresent();
    }

    private boolean issues(long areaId) {
        return areas.get()
                .find(areaId)
                .map(Area::level)
                .filter(BELOW_COMMUNITY::contains)
                .isEmpty();
    }

    /** Whether the person is 区管理员 of all of these. */
    boolean isAdmin(Caller caller, List<Long> areaIds) {
        return areaIds.stream().allMatch(id -> isAdmin(caller, id));
    }

    private boolean isAdmin(Caller caller, long areaId) {
        return reach.reaches(caller, Role.ADMIN, areaId);
    }
}
