package cn.servicecircle.station;

import cn.servicecircle.geo.Coordinates;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;

/** A station as everybody is told it; the contract's {@code Station}. */
record StationView(
        long id,
        String name,
        long areaId,
        String areaName,
        String address,
        String phone,
        String hours,
        String hoursText,
        List<HoursException> hoursExceptions,
        @JsonUnwrapped Accessibility access,
        List<String> languages,
        String notice,
        LocalDate closedFrom,
        LocalDate checkedOn,
        int version,
        boolean open,
        Place point,
        List<Item> serviceItems) {

    record Place(double lng, double lat, String datum) {
        static Place of(Coordinates there) {
            Coordinates rounded = there.rounded();
            return new Place(rounded.lng(), rounded.lat(), rounded.datum().word());
        }
    }

    record Item(long id, String name) {}
}
