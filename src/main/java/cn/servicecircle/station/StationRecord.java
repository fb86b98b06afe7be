package cn.servicecircle.station;

import cn.servicecircle.geo.Point;
import java.time.LocalDate;
import java.util.List;

/** The whole of a station as it stood, for the list of its changes. */
record StationRecord(
        long areaId,
        String name,
        String address,
        String phone,
        String hours,
        List<HoursException> hoursExceptions,
        Accessibility access,
        List<String> languages,
        String notice,
        LocalDate closedFrom,
        LocalDate checkedOn,
        Point point,
        List<Long> itemIds) {

    static StationRecord of(Station station) {
        return new StationRecord(
                station.areaId(),
                station.name(),
                station.address(),
                station.phone(),
                station.hours().text(),
                station.hours().exceptions(),
                station.access(),
                station.languages(),
                station.notice(),
                station.closedFrom(),
                station.checkedOn(),
                station.point(),
                station.itemIds());
    }
}
