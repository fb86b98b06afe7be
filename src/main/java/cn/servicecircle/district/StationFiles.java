package cn.servicecircle.district;

import cn.servicecircle.district.District.Station;
import cn.servicecircle.station.WeeklyHours;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads stations.csv, the 网格服务站, and station-items.csv, what each of them can do. */
final class StationFiles {

    private StationFiles() {}

    /** By code, in the order of the file. */
    static Map<String, Station> read(CsvFolder folder, Set<String> areas, Set<String> items) {
        Map<String, Station> stations = new LinkedHashMap<>();
        String columns = "code,area_code,name,address,lng,lat,datum,phone,hours,step_free";
        for (CsvRow row : folder.rows("stations.csv", columns)) {
            Station station = station(row, areas);
            row.refuseTwice("code", station.code());
            stations.put(station.code(), station);
        }
        Map<String, Set<String>> canDo = new HashMap<>();
        for (CsvRow row : folder.rows("station-items.csv", "station_code,item_code")) {
            String station = row.known("station_code", stations.keySet(), "stations.csv");
            String item = row.known("item_code", items, "service-items.csv");
            row.refuseTwice("item_code", station + " " + item);
            canDo.computeIfAbsent(station, code -> new TreeSet<>()).add(item);
        }
        stations.replaceAll((code, station) -> station.with(canDo.getOrDefault(code, Set.of())));
        return stations;
    }

    private static Station station(CsvRow row, Set<String> areas) {
        return new Station(
                row.code("code", 32),
                row.known("area_code", areas, "areas.csv"),
                row.text("name", 64),
                row.text("address", 128),
                row.point(),
                row.phone("phone"),
                hours(row),
                row.yesOrNo("step_free"),
                Set.of());
    }

    private static String hours(CsvRow row) {
        String text = row.text("hours", 255);
        try {
            if (!text.isEmpty()) {
                var unused = WeeklyHours.parse(text);
            }
        } catch (IllegalArgumentException e) {
            String wrong = CsvRow.quoted(text) + " 不是开放时间：" + e.getMessage();
            row.problem("hours", wrong + "；应如 Mo-Fr 08:30-12:00,14:30-18:00; Sa 09:00-12:00");
        }
        return text;
    }
}
