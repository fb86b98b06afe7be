package cn.servicecircle.appointment;

import java.util.Map;

/** The rules of all stations, in memory. */
public record RuleBook(SlotRules usual, Map<Long, SlotRules> own) {

    SlotRules of(long stationId) {
        return own.getOrDefault(stationId, usual);
    }
}
