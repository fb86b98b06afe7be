package cn.servicecircle.district;

import cn.servicecircle.district.District.Area;
import cn.servicecircle.district.District.CalendarYear;
import cn.servicecircle.district.District.DutyRole;
import cn.servicecircle.district.District.Item;
import cn.servicecircle.district.District.Person;
import cn.servicecircle.district.District.Station;

/** What an import has to write, found before it writes. */
record Changes(
        Difference<DutyRole> dutyRoles,
        Difference<Area> areas,
        Difference<Item> items,
        Difference<Station> stations,
        Difference<Person> people,
        Difference<CalendarYear> calendar) {

    static Changes between(District stored, District wanted) {
        return new Changes(
                Difference.between(stored.dutyRoles(), wanted.dutyRoles(), DutyRole::code),
                Difference.between(stored.areas(), wanted.areas(), Area::code),
                Difference.between(stored.items(), wanted.items(), Item::code),
                Difference.between(stored.stations(), wanted.stations(), Station::code),
                Difference.between(stored.people(), wanted.people(), Person::openid),
                Difference.between(stored.calendar(), wanted.calendar(), CalendarYear::key));
    }

    ImportSummary summary() {
        return new ImportSummary(
                ImportSummary.Count.of(areas),
                ImportSummary.Count.of(stations),
                ImportSummary.Count.of(items),
                ImportSummary.Count.of(dutyRoles),
                ImportSummary.Count.of(people),
                ImportSummary.Count.of(calendar));
    }
}
