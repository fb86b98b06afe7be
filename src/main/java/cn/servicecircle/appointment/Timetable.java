package cn.servicecircle.appointment;

import cn.servicecircle.duty.Shift;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of a station's time can be booked: its opening hours, cut from the beginning of each, as far as somebody is planned for
 * the whole of a slot.
 *
 * @param openings when it is open, in order
 * @param shifts   holes may be among them
 */
record Timetable(SlotRules rules, List<Slot> openings, List<Shift> shifts) {

    /** Those with at least one place, in order. */
    List<Slot> slots() {
        return openings.stream()
                .flatMap(this::cut)
                .filter(slot -> places(slot) > 0)
                .toList();
    }

    private Stream<Slot> cut(Slot opening) {
        Duration length = Duration.ofMinutes(rules.slotMinutes());
        return Stream.iterate(
                new Slot(opening.from(), opening.from().plus(length)),
                opening::contains,
                slot -> new Slot(slot.to(), slot.to().plus(length)));
    }

    /** How many people can be booked at that time; one that is no slot of these rules is answered too. */
    int places(Slot slot) {
        boolean isOpen = openings.stream().anyMatch(opening -> opening.contains(slot));
        return isOpen ? rules.places(peopleThroughout(slot)) : 0;
    }

    /** People become fewer only where a shift ends. */
    private long peopleThroughout(Slot slot) {
        return Stream.concat(Stream.of(slot.from()), shifts.stream().map(Shift::to))
                .filter(moment -> !moment.isBefore(slot.from()) && moment.isBefore(slot.to()))
                .mapToLong(this::people)
                .min()
                .orElse(0);
    }

    private long people(Instant moment) {
        return shifts.stream()
                .filter(shift -> shift.isStaffed() && shift.covers(moment))
                .count();
    }
}
