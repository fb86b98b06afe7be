package cn.servicecircle.station;

import java.time.LocalDateTime;
import java.util.List;

/**
 * 网格服务站: the place a resident walks to.
 *
 * @param hoursText  the opening hours as they were written, for people who read the API
 * @param itemIds    what it can do, from the catalogue
 */
public record Station(
        long id,
        long areaId,
        String name,
        String address,
        String phone,
        String hoursText,
        WeeklyHours hours,
        boolean stepFree,
        Point point,
        List<Long> itemIds) {

    boolean isOpen(LocalDateTime at) {
        return hours.isOpen(at);
    }

    public boolean canDo(long itemId) {
        return itemIds.contains(itemId);
    }
}
