package cn.servicecircle.district;

import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.district.District.Area;
import cn.servicecircle.district.District.Boundary;
import cn.servicecircle.district.District.Bulletin;
import cn.servicecircle.district.District.CalendarYear;
import cn.servicecircle.district.District.DutyRole;
import cn.servicecircle.district.District.Item;
import cn.servicecircle.district.District.Person;
import cn.servicecircle.district.District.Station;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an import has to write, found before it writes. */
record Changes(
        Difference<DutyRole> dutyRoles,
        Difference<Area> areas,
        Difference<Boundary> boundaries,
        Difference<Item> items,
        Difference<Station> stations,
        Difference<Person> people,
        Difference<CalendarYear> calendar,
        Difference<String> bodies,
        Difference<Bulletin> bulletins) {

    /** @throws BadDistrictFiles when an item would become one of another kind, under which nobody filed what they filed */
    static Changes between(District stored, District wanted) {
        refuseOtherKinds(stored.items(), wanted.items());
        return new Changes(
                Difference.between(stored.dutyRoles(), wanted.dutyRoles(), DutyRole::code),
                Difference.between(stored.areas(), wanted.areas(), Area::code),
                Difference.between(stored.boundaries(), wanted.boundaries(), Boundary::area),
                Difference.between(stored.items(), wanted.items(), Item::code),
                Difference.between(stored.stations(), asAdminsLeftThem(stored, wanted.stations()), Station::code),
                Difference.between(stored.people(), wanted.people(), Person::openid),
                Difference.between(stored.calendar(), wanted.calendar(), CalendarYear::key),
                Difference.between(stored.bodies(), wanted.bodies(), Function.identity()),
                Difference.between(stored.bulletins(), wanted.bulletins(), Bulletin::code));
    }

    /** A station that an admin changed stays as it is, whatever the files say. */
    private static List<Station> asAdminsLeftThem(District stored, List<Station> wanted) {
        Map<String, Station> kept = stored.stations().stream()
                .filter(station -> stored.stationsOfAdmins().contains(station.code()))
                .collect(Collectors.toMap(Station::code, Function.identity()));
        return wanted.stream()
                .map(station -> kept.getOrDefault(station.code(), station))
                .toList();
    }

    private static void refuseOtherKinds(List<Item> stored, List<Item> wanted) {
        Map<String, Kind> kinds = stored.stream().collect(Collectors.toMap(Item::code, Item::kind));
        Problems problems = new Problems();
        for (Item item : wanted) {
            Kind was = kinds.getOrDefault(item.code(), item.kind());
            if (was != item.kind()) {
                problems.add(
                        CatalogueFiles.ITEMS,
                        "%s 的 kind 已经是 %s，不能改成 %s；请写回去，或者另用一个 code 新增事项"
                                .formatted(item.code(), was.word(), item.kind().word()));
            }
        }
        problems.throwIfAny();
    }

    /** Whether anything of the area tree or its boundaries has to be written or, of these, deleted. */
    boolean hasAreas() {
        return !areas.isEmpty() || !boundaries.isEmpty() || !boundaries.left().isEmpty();
    }

    ImportSummary summary() {
        return new ImportSummary(
                ImportSummary.Count.of(areas),
                new ImportSummary.Count(
                        boundaries.added().size(),
                        boundaries.changed().size() + boundaries.left().size(),
                        boundaries.unchanged(),
                        List.of()),
                ImportSummary.Count.of(stations),
                ImportSummary.Count.of(items),
                ImportSummary.Count.of(dutyRoles),
                ImportSummary.Count.of(people),
                ImportSummary.Count.of(calendar),
                // Those that are not in the files are the admins', and no leftovers.
                new ImportSummary.Count(bodies.added().size(), 0, bodies.unchanged(), List.of()),
                ImportSummary.Count.of(bulletins));
    }
}
