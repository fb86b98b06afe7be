package cn.servicecircle.district;

import cn.servicecircle.bulletin.BulletinContent;
import cn.servicecircle.calendar.SpecialDay;
import cn.servicecircle.catalogue.ItemContent;
import cn.servicecircle.catalogue.Material;
import cn.servicecircle.catalogue.Question;
import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.geo.Point;
import java.util.List;
import java.util.Set;

/**
 * A district (区) as its files tell it, and as it is stored: two of these are compared to find what an import must write.
 *
 * @param stationsOfAdmins the codes of those that admins changed in the system; files have none
 * @param bodies names of those that a street can call
 */
record District(
        List<DutyRole> dutyRoles,
        List<Area> areas,
        List<Boundary> boundaries,
        List<Item> items,
        List<Station> stations,
        Set<String> stationsOfAdmins,
        List<Person> people,
        List<CalendarYear> calendar,
        List<String> bodies,
        List<Bulletin> bulletins) {

    /** From the top of the area tree down; an area's parent stands on a level above its own. */
    static final List<String> LEVELS = List.of("district", "street", "community", "grid", "compound", "building");

    /** One of the 轮流坐班 roles. */
    record DutyRole(String code, String name) {}

    /**
     * A node of the area tree.
     *
     * @param parent    the parent's code, null for the district itself
     * @param point     with the six decimals that are stored; null where it is not known
     * @param dutyPhone null where there is none
     */
    record Area(String code, String parent, String level, String name, Point point, String dutyPhone) {}

    /** The ground that an area covers, as normal well-known text in WGS-84 with six decimals. */
    record Boundary(String area, String wkt) {}

    /** A 事项; as it is stored, it says what the last import brought, whatever admins made of it since. */
    record Item(String code, Kind kind, ItemContent content) {

        Item with(List<Material> needed, List<Question> asked) {
            return new Item(code, kind, content.with(needed, asked));
        }
    }

    /** A station with the codes of the items it can do; the point has the six decimals that are stored. */
    record Station(
            String code,
            String area,
            String name,
            String address,
            Point point,
            String phone,
            String hours,
            boolean stepFree,
            Set<String> items) {

        Station with(Set<String> itemCodes) {
            return new Station(code, area, name, address, point, phone, hours, stepFree, itemCodes);
        }
    }

    /** A demo person and the one role they hold; {@code station} and {@code dutyRole} are null unless they are staff. */
    record Person(String openid, String displayName, String role, String area, String station, String dutyRole) {}

    /**
     * A 政策宣传; as it is stored, it says what the last import brought, whatever publishers made of it since.
     *
     * @param content without the ids of areas and items, for which the codes stand
     */
    record Bulletin(String code, Set<String> areas, Set<String> items, BulletinContent content) {}

    /** A year of the working calendar with all the days that its notice names: a year is imported whole. */
    record CalendarYear(int year, Set<SpecialDay> days) {
        String key() {
            return String.valueOf(year);
        }
    }
}
