package cn.servicecircle.errand;

import cn.servicecircle.kernel.Caller;
import java.util.Map;

/**
 * What a resident files: which 事项, at which station, and in their own words.
 *
 * @param forPersonId whose matter it is, when the resident files for a relative; else null
 * @param answers     to the item's questions, by key; null for none
 * @param noEmergency that nobody is in danger; required where the item says so
 */
record NewErrand(
        Long forPersonId,
        long serviceItemId,
        long stationId,
        String description,
        Map<String, Object> answers,
        boolean noEmergency) {

    long principalId(Caller filer) {
        return forPersonId == null ? filer.personId() : forPersonId;
    }
}
