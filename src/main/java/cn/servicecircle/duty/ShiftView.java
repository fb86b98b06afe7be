package cn.servicecircle.duty;

import cn.servicecircle.duty.Shift.OnDuty;
import java.time.Instant;

/** A shift as the station's staff and planners see it. */
record ShiftView(
        long id,
        Instant from,
        Instant to,
        Long personId,
        String roleName,
        String displayName,
        boolean offered,
        Long offeredTo,
        String text) {

    static ShiftView of(PlannedShift planned, Openings openings) {
        Shift shift = planned.shift();
        OnDuty person = shift.person();
        return new ShiftView(
                shift.id(),
                shift.from(),
                shift.to(),
                person == null ? null : person.personId(),
                person == null ? null : person.roleName(),
                person == null ? null : person.displayName(),
                planned.offered(),
                planned.offeredTo(),
                openings.text(shift.period()) + " " + who(planned));
    }

    private static String who(PlannedShift planned) {
        OnDuty person = planned.shift().person();
        return person == null
                ? "还没有安排人"
                : person.roleName() + " " + person.displayName() + (planned.offered() ? "，正在请人替班" : "");
    }
}
