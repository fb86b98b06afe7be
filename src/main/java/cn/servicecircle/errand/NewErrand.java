package cn.servicecircle.errand;

import cn.servicecircle.disclosure.NewPlace;
import cn.servicecircle.kernel.Caller;
import java.util.Map;

/**
 * What is filed: which 事项, at which station, and in the resident's own words.
 *
 * @param forPersonId whose matter it is, when somebody else files it: a relative, or staff for a visitor; else null
 * @param answers     to the item's questions, by key; null for none
 * @param noEmergency that nobody is in danger; required where the item says so
 * @param place       where something is that ought to be mended; null for none
 */
public record NewErrand(
        Long forPersonId,
        long serviceItemId,
        long stationId,
        String description,
        Map<String, Object> answers,
        boolean noEmergency,
        NewPlace place) {

    long principalId(Caller filer) {
        return forPersonId == null ? filer.personId() : forPersonId;
    }

    public NewErrand describedAs(String words) {
        return new NewErrand(forPersonId, serviceItemId, stationId, words, answers, noEmergency, place);
    }

    public NewErrand answering(Map<String, Object> tidied) {
        return new NewErrand(forPersonId, serviceItemId, stationId, description, tidied, noEmergency, place);
    }

    /** Where somebody else has to confirm it as well. */
    public NewErrand unlessEmergency(boolean noneSeen) {
        return new NewErrand(
                forPersonId, serviceItemId, stationId, description, answers, noEmergency && noneSeen, place);
    }
}
