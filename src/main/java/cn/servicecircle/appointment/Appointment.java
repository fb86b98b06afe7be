package cn.servicecircle.appointment;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.time.Instant;

/**
 * 预约.
 *
 * @param note what the person wants to say beforehand, or null
 */
record Appointment(
        long id, long personId, String personName, long stationId, long itemId, Slot slot, String note, State state) {

    enum State implements Worded {
        BOOKED("已约好"),
        /** Its time is gone, and the person must choose another one. */
        TO_REBOOK("请改约"),
        CANCELLED("已取消"),
        OVER("时间已过");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        static State of(String word) {
            return Worded.of(State.class, word);
        }
    }

    boolean isOpen() {
        return state == State.BOOKED || state == State.TO_REBOOK;
    }

    /** One whose time has come is what it is. */
    void mustBeChangeable(Instant now) {
        if (!isOpen() || (state == State.BOOKED && !now.isBefore(slot.from()))) {
            throw Refusal.conflict("appointment:not-open", "这个预约已经不能改了", "它已经取消或到了时间；要再来，请重新预约。");
        }
    }
}
