package cn.servicecircle.district;

import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.district.District.Area;
import cn.servicecircle.district.District.Boundary;
import cn.servicecircle.district.District.Bulletin;
import cn.servicecircle.district.District.CalendarYear;
import cn.servicecircle.district.District.DutyRole;
import cn.servicecircle.district.District.Item;
import cn.servicecircle.district.District.Station;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a folder of district files, each row checked against its columns and against the other files. */
final class DistrictFiles {

    /** Every file that may count. */
    static final List<String> NAMES = List.of(
            "areas.csv",
            "bodies.csv",
            "boundaries.geojson",
            "bulletins.csv",
            "calendar.csv",
            "demo-people.csv",
            "duty-roles.csv",
            "item-questions.csv",
            "required-materials.csv",
            "service-items.csv",
            "station-items.csv",
            "stations.csv");

    private DistrictFiles() {}

    /**
     * The district that the folder tells; without demo people it has none. Blocks.
     *
     * @throws BadDistrictFiles with everything that is wrong
     */
    static District read(Path path, boolean withDemoPeople) {
        Problems problems = new Problems();
        CsvFolder folder = new CsvFolder(path, problems);
        Map<String, DutyRole> dutyRoles = dutyRoles(folder);
        Map<String, Area> areas = AreaFile.read(folder);
        List<Boundary> boundaries = new BoundaryFile(path, areas.keySet(), problems).read();
        Map<String, Item> items = CatalogueFiles.read(folder);
        if (!items.isEmpty() && items.values().stream().noneMatch(item -> item.kind() == Kind.COMPLAINT)) {
            problems.add(CatalogueFiles.ITEMS, "没有投诉建议（complaint）类的事项；国办函〔2026〕12号要求居民一直能投诉、提建议，请加一行");
        }
        Map<String, Station> stations = StationFiles.read(folder, areas.keySet(), items.keySet());
        List<District.Person> people =
                withDemoPeople ? DemoPeopleFile.read(folder, areas.keySet(), stations, dutyRoles.keySet()) : List.of();
        List<CalendarYear> calendar = CalendarFile.read(folder, problems);
        List<String> bodies = bodies(folder);
        List<Bulletin> bulletins = BulletinFile.read(folder, areas.keySet(), items.keySet());
        problems.throwIfAny();
        return new District(
                List.copyOf(dutyRoles.values()),
                List.copyOf(areas.values()),
                boundaries,
                List.copyOf(items.values()),
                List.copyOf(stations.values()),
                Set.of(),
                people,
                calendar,
                bodies,
                bulletins);
    }

    /** None when there is no such file. */
    private static List<String> bodies(CsvFolder folder) {
        List<String> names = new ArrayList<>();
        for (CsvRow row : folder.optionalRows("bodies.csv", "name")) {
            String name = row.text("name", 64);
            row.refuseTwice("name", name);
            names.add(name);
        }
        return names;
    }

    private static Map<String, DutyRole> dutyRoles(CsvFolder folder) {
        Map<String, DutyRole> dutyRoles = new LinkedHashMap<>();
        for (CsvRow row : folder.rows("duty-roles.csv", "code,name")) {
            String code = row.code("code", 16);
            row.refuseTwice("code", code);
            dutyRoles.put(code, new DutyRole(code, row.text("name", 32)));
        }
        return dutyRoles;
    }
}
