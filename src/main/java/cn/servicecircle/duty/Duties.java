package cn.servicecircle.duty;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** When a shift of the station next begins or ends after a moment. */
    public Optional<Instant> nextChange(long stationId, Instant moment) {
        return of(stationId).stream()
                .flatMap(shift -> Stream.of(shift.from(), shift.to()))
                .filter(change -> change.isAfter(moment))
                .min(Comparator.naturalOrder());
    }

    /** A shift with somebody planned for this moment. */
    public Optional<Shift> staffed(long stationId, Instant moment) {
        return of(stationId).stream()
                .filter(shift -> shift.isStaffed() && shift.covers(moment))
                .findFirst();
    }
}
