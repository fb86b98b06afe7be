package cn.servicecircle.duty;

import cn.servicecircle.station.Station;
import java.time.LocalDate;
import java.util.List;

/** When a station is open with nobody planned for it. */
final class Coverage {
    private final Openings openings;

    Coverage(Openings openings) {
        this.openings = openings;
    }

    /** The holes of these days from now on, in order. */
    List<Period> holes(Station station, List<Shift> shifts, LocalDate from, int days) {
        List<Period> staffed =
                shifts.stream().filter(Shift::isStaffed).map(Shift::period).toList();
        return openings.during(station, from, days).stream()
                .flatMap(span -> span.without(staffed).stream())
                .filter(hole -> hole.to().isAfter(openings.now()))
                .toList();
    }
}
