package cn.servicecircle.errand;

import cn.servicecircle.disclosure.NewPlace;
import java.util.Map;

/**
 * What a resident files: which 事项, at which station, and in their own words.
 *
 * @param answers     to the item's questions, by key; null for none
 * @param noEmergency that nobody is in danger; required where the item says so
 * @param place       where something is that ought to be mended; null for none
 */
record NewErrand(
        long serviceItemId,
        long stationId,
        String description,
        Map<String, Object> answers,
        boolean noEmergency,
        NewPlace place) {}
