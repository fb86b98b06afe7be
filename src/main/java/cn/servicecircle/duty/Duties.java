package cn.servicecircle.duty;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The planned shifts of all stations from yesterday to five weeks ahead, in memory. */
public final class Duties {
    private final Map<Long, List<Shift>> byStation;

    /** @param shifts in the order of their beginnings */
    public Duties(List<Shift> shifts) {
        this.byStation = shifts.stream().collect(groupingBy(Shift::stationId));
    }

    /** The station's shifts, the earliest first. */
    public List<Shift> of(long stationId) {
        return byStation.getOrDefault(stationId, List.of());
    }

    /** A shift with somebody planned for this moment. */
    public Optional<Shift> staffed(long stationId, Instant moment) {
        return of(stationId).stream()
                .filter(shift -> shift.isStaffed() && shift.covers(moment))
                .findFirst();
    }
}
