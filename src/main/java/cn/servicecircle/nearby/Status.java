package cn.servicecircle.nearby;

import cn.servicecircle.duty.Shift.OnDuty;
import java.time.LocalDateTime;

/**
 * What a station is like at a moment.
 *
 * @param openUntil  when it closes, or null while it is closed
 * @param opensAt    when it opens next, or null while it is open, and where that is months away
 * @param onDuty     who is planned to be there while it is open, or null
 * @param holdsUntil the first minute at which this, and what is said of it, may be otherwise
 */
record Status(LocalDateTime openUntil, LocalDateTime opensAt, OnDuty onDuty, LocalDateTime holdsUntil) {

    boolean isOpen() {
        return openUntil != null;
    }

    boolean isStaffed() {
        return onDuty != null;
    }
}
