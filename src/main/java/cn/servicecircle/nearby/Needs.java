package cn.servicecircle.nearby;

import cn.servicecircle.station.Accessibility;
import cn.servicecircle.station.Station;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What somebody needs of a station.
 *
 * @param itemId      the errand that it must be able to do
 * @param openOnly    leaves out those that are closed
 * @param staffedOnly leaves out those for which nobody is planned then
 * @param language    that is spoken or signed there
 */
record Needs(
        Optional<Long> itemId, boolean openOnly, boolean staffedOnly, Accessibility access, Optional<String> language) {

    /** @param status found out only where it matters: that of a station at another time than now is not known yet */
    boolean areMetBy(Station station, Supplier<Status> status) {
        return (itemId.isEmpty() || station.canDo(itemId.get()))
                && station.access().meets(access)
                && (language.isEmpty() || station.languages().contains(language.get()))
                && (!openOnly || status.get().isOpen())
                && (!staffedOnly || status.get().isStaffed());
    }
}
