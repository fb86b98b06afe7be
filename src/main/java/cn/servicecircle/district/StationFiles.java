package cn.servicecircle.district;

import cn.servicecircle.district.District.Station;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.station.WeeklyHours;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads stations.csv, the 网格服务站, and station-items.csv, what each of them can do. */
final class StationFiles {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]+[0-9]");

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
                point(row),
                row.matching("phone", 20, PHONE, "不是电话；应为数字和连字符，如 0933-000-0001"),
                hours(row),
                row.yesOrNo("step_free"),
                Set.of());
    }

    private static Point point(CsvRow row) {
        double lng = row.degrees("lng", "经度", 73, 136);
        double lat = row.degrees("lat", "纬度", 18, 54);
        String datum = row.oneOf("datum", List.of("wgs84", "gcj02"));
        if (datum.isEmpty()) {
            return new Point(lng, lat);
        }
        Point point = Worded.of(Datum.class, datum).toWgs84(lng, lat);
        return new Point(sixDecimals(point.lng()), sixDecimals(point.lat()));
    }

    /** A tenth of a metre, and what the table holds: so the point read back equals the point written. */
    private static double sixDecimals(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
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
