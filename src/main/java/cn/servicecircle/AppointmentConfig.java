package cn.servicecircle;

import cn.servicecircle.appointment.SlotRules;

/** How stations cut their time that have no rules of their own. */
public record AppointmentConfig(
        int slotMinutes, int placesPerPerson, int walkInPercent, int daysAhead, int noticeMinutes) {

    public AppointmentConfig {
        Config.range("slot-minutes", slotMinutes, 5, 240);
        Config.range("places-per-person", placesPerPerson, 1, 20);
        Config.range("walk-in-percent", walkInPercent, 0, 100);
        Config.range("days-ahead", daysAhead, 1, 14);
        Config.range("notice-minutes", noticeMinutes, 0, 1440);
    }

    SlotRules rules() {
        return new SlotRules(slotMinutes, placesPerPerson, walkInPercent, daysAhead, noticeMinutes);
    }
}
