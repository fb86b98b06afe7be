package cn.servicecircle.ladder;

import cn.servicecircle.area.Areas;
import cn.servicecircle.identity.RoleStore;
import cn.servicecircle.snapshot.Snapshot;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is told: those who have a matter in hand, and level by level those above them. */
public final class Ladder {
    private final Snapshot<Areas> areas;
    private final LadderClock clock;
    private final RoleStore roles = new RoleStore();
    private final EscalationStore escalations = new EscalationStore();

    public Ladder(Snapshot<Areas> areas, LadderClock clock) {
        this.areas = areas;
        this.clock = clock;
    }

    /** A level above with its 管家, by their ids. */
    public record Level(long areaId, String name, Set<Long> stewards) {}

    /**
     * Goes one level up, and keeps that it did; none where nobody is left above.
     *
     * @param levels      all above, from the nearest up to the district
     * @param responsible who is not above themselves, or null
     */
    public Future<Optional<Level>> climb(
            SqlConnection tx, Subject subject, LocalDate lastDay, List<Long> levels, Long responsible) {
        return escalations
                .levels(tx, subject)
                .map(told -> above(levels, told))
                .compose(untold -> roles.stewardsOf(tx, untold).map(found -> nearest(untold, found, responsible)))
                .compose(level -> level.isEmpty()
                        ? Future.succeededFuture(level)
                        : escalations
                                .add(tx, subject, level.get().areaId(), lastDay, clock.now())
                                .map(level));
    }

    /** Above the highest that was told. */
    private static List<Long> above(List<Long> levels, List<Long> told) {
        int highest = told.stream().mapToInt(levels::indexOf).max().orElse(-1);
        return levels.subList(highest + 1, levels.size());
    }

    private Optional<Level> nearest(List<Long> levels, Map<Long, Set<Long>> stewards, Long responsible) {
        return levels.stream()
                .map(area -> new Level(area, areas.get().name(area), others(stewards.get(area), responsible)))
                .filter(level -> !level.stewards().isEmpty())
                .findFirst();
    }

    private static Set<Long> others(Set<Long> people, Long responsible) {
        Set<Long> others = people == null ? new HashSet<>() : new HashSet<>(people);
        others.remove(responsible);
        return others;
    }

    /** All around an area, from the nearest up to the district. */
    public List<Long> above(long areaId) {
        return areas.get().upFrom(areaId).stream().skip(1).toList();
    }

    public Future<Set<Long>> staffOf(SqlConnection tx, long stationId) {
        return roles.staffOf(tx, stationId);
    }

    public Future<Set<Long>> stewardsOf(SqlConnection tx, long areaId) {
        return roles.stewardsOf(tx, List.of(areaId)).map(found -> found.getOrDefault(areaId, Set.of()));
    }
}
