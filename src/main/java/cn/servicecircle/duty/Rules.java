package cn.servicecircle.duty;

import cn.servicecircle.duty.Availability.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * What no rota may break, whoever makes it.
 *
 * @param shiftsAWeek one person's at the most, Monday to Sunday, at all stations together
 * @param rest        between two shifts of one person at the least
 */
public record Rules(int shiftsAWeek, Duration rest, ZoneId zone) {

    /**
     * Why the person cannot be planned for it; none when nothing speaks against it.
     *
     * @param shifts the person's other shifts, at any station
     * @param said   what the person said about the days
     */
    Optional<Obstacle> against(Period wanted, List<Period> shifts, List<Availability> said) {
        if (says(Kind.ABSENT, wanted, said)) {
            return Optional.of(Obstacle.ABSENT);
        }
        if (shifts.stream().anyMatch(wanted::overlaps)) {
            return Optional.of(Obstacle.DOUBLE_BOOKED);
        }
        if (shifts.stream().anyMatch(shift -> wanted.gap(shift).compareTo(rest) < 0)) {
            return Optional.of(Obstacle.TOO_LITTLE_REST);
        }
        LocalDate week = week(wanted);
        long sameWeek =
                shifts.stream().filter(shift -> week(shift).equals(week)).count();
        return sameWeek < shiftsAWeek ? Optional.empty() : Optional.of(Obstacle.WEEK_FULL);
    }

    boolean says(Kind kind, Period period, List<Availability> said) {
        LocalDateTime from = LocalDateTime.ofInstant(period.from(), zone);
        LocalDateTime to = LocalDateTime.ofInstant(period.to(), zone);
        return said.stream().anyMatch(one -> one.kind() == kind && one.touches(from, to));
    }

    private LocalDate week(Period period) {
        return LocalDate.ofInstant(period.from(), zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
