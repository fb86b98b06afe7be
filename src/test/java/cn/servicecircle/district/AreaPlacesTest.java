package cn.servicecircle.district;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.district.District.Area;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Where areas are: the points and phones of areas.csv, and boundaries.geojson. */
class AreaPlacesTest {
    private static final String AREAS = """
            code,parent_code,level,name,lng,lat,datum,duty_phone
            kongtong,,district,崆峒区,,,,
            zhongjie,kongtong,street,中街街道,,,,0933-000-1001
            wanan-men,zhongjie,community,万安门社区,,,,
            xinmin-beilu,zhongjie,community,新民北路社区,,,,
            fengjing,wanan-men,compound,风景嘉苑小区,106.665000,35.543000,wgs84,
            fengjing-b1,fengjing,building,1号楼,106.669733,35.541842,gcj02,
            """;
    private static final String SQUARE =
            "[[[106.66,35.54],[106.67,35.54],[106.67,35.55],[106.66,35.55],[106.66,35.54]]]";

    @TempDir
    Path temp;

    private DistrictFolder folder;

    @BeforeEach
    void smallDistrict() {
        folder = DistrictFolder.in(temp).write("areas.csv", AREAS);
    }

    @Test
    void homesHavePoints_inWgs84WithSixDecimals() {
        Map<String, Area> areas = areas();
        Point exact = Datum.GCJ02.toWgs84(106.669733, 35.541842);

        assertEquals(new Point(106.665, 35.543), areas.get("fengjing").point());
        assertEquals(exact.rounded(6), areas.get("fengjing-b1").point());
        assertNull(areas.get("wanan-men").point());
        assertEquals("0933-000-1001", areas.get("zhongjie").dutyPhone());
        assertNull(areas.get("fengjing").dutyPhone());
    }

    @Test
    void aFolderFromBefore_hasNone() {
        DistrictFolder.in(temp);

        assertTrue(areas().values().stream().allMatch(area -> area.point() == null && area.dutyPhone() == null));
        assertEquals(List.of(), DistrictFiles.read(temp, true).boundaries());
    }

    private Map<String, Area> areas() {
        return DistrictFiles.read(temp, true).areas().stream().collect(toMap(Area::code, area -> area));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "106.665000|``|第 6 行 第 5 列（lng）：没有填",
                "35.543000|106.665|第 6 行 第 6 列（lat）：\"106.665\" 不是纬度；应为 18 到 54 之间的度数（中国大陆）",
                "wgs84|bd09|第 6 行 第 7 列（datum）：\"bd09\" 不认识；应为 wgs84、gcj02 之一",
                "0933-000-1001|咨询台|第 3 行 第 8 列（duty_phone）：\"咨询台\" 不是电话；应为数字和连字符，如 0933-000-0001",
                "lat,datum,duty|lat,duty|第 1 行：没有“datum”这一列；表头应为 code,parent_code,level,name,lng,lat,datum,duty_phone"
            })
    void aWrongPoint_isToldWithLineAndColumn(String what, String by, String problem) {
        folder.replace("areas.csv", what, by);

        assertEquals("areas.csv " + problem, problems().get(0));
    }

    @Test
    void aBoundary_isTheGroundOfItsArea() throws ParseException {
        boundaries(
                feature("wanan-men", "Polygon", SQUARE), feature("xinmin-beilu", "MultiPolygon", "[" + SQUARE + "]"));
        List<District.Boundary> boundaries = DistrictFiles.read(temp, true).boundaries();

        assertEquals(
                List.of("wanan-men", "xinmin-beilu"),
                boundaries.stream().map(District.Boundary::area).toList());
        Geometry ground = new WKTReader().read(boundaries.get(0).wkt());
        assertEquals(1e-4, ground.getArea(), 1e-12);
        assertEquals(boundaries.get(0).wkt(), boundaries.get(1).wkt());
    }

    /** Columns: the area, the type, the coordinates, and what is told of the feature. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|Polygon|[[[106,35],[107,35],[107,36],[106,35]]]|properties 里没有 area_code；应为 areas.csv 里一行的 code",
                "atlantis|Polygon|[[[106,35],[107,35],[107,36],[106,35]]]|area_code \"atlantis\" 不在 areas.csv 里；应为其中一行的 code",
                "wanan-men|Point|[106,35]|wanan-men 的 geometry 应为 Polygon 或 MultiPolygon",
                "wanan-men|Polygon|[]|wanan-men 的边界是空的",
                "wanan-men|MultiPolygon|[]|wanan-men 的边界是空的",
                "wanan-men|Polygon|[[[106,35],[107,35],[107,36]]]|wanan-men 的边界没有围起来；一圈至少四个点，最后一点要和第一点相同",
                "wanan-men|Polygon|[[[35,106],[35,107],[36,107],[35,106]]]|wanan-men 的边界里有一点是 \"[35,106]\"；应为 [经度, 纬度]，都是 WGS-84 的度数，在中国大陆",
                "wanan-men|Polygon|[[[106,35],[107,36],[107,35],[106,36],[106,35]]]|wanan-men 的边界不成形，线条自己相交或各块重叠，在经度 106.5、纬度 35.5 附近；请在地图软件里改好"
            })
    void aWrongBoundary_isToldWithItsFeature(String area, String type, String coordinates, String problem) {
        boundaries(feature("xinmin-beilu", "Polygon", SQUARE), feature(area, type, coordinates));

        assertEquals(List.of("boundaries.geojson 第 2 个 feature：" + problem), problems());
    }

    @Test
    void anAreaHasOneBoundary() {
        boundaries(feature("wanan-men", "Polygon", SQUARE), feature("wanan-men", "Polygon", SQUARE));

        assertEquals(
                List.of("boundaries.geojson 第 2 个 feature：area_code \"wanan-men\" 重复；一个区域只写一次，分成几块的用 MultiPolygon"),
                problems());
    }

    @Test
    void whatIsNoGeoJson_isToldToBeNone() {
        folder.write("boundaries.geojson", "code,wkt");
        assertEquals(List.of("boundaries.geojson：不是 JSON；请用地图软件另存为 GeoJSON（UTF-8）"), problems());
        folder.write("boundaries.geojson", feature("wanan-men", "Polygon", SQUARE));
        assertEquals(List.of("boundaries.geojson：应为 GeoJSON 的 FeatureCollection，边界放在 features 里"), problems());
    }

    @Test
    void theDemoDistrict_hasEachHomeWithinItsGridAndCommunity() throws ParseException {
        District demo = DistrictFiles.read(DistrictFolder.DEMO, false);
        Map<String, Area> areas = demo.areas().stream().collect(toMap(Area::code, area -> area));
        Map<String, String> grounds =
                demo.boundaries().stream().collect(toMap(District.Boundary::area, District.Boundary::wkt));
        assertEquals(22 + 83, grounds.size());
        for (Area home : demo.areas()) {
            if (home.level().equals("compound")) {
                Area grid = areas.get(home.parent());
                assertTrue(covers(grounds.get(grid.code()), home.point()), home.code());
                assertTrue(covers(grounds.get(grid.parent()), home.point()), home.code());
            } else if (home.level().equals("building")) {
                assertTrue(home.point().metresTo(areas.get(home.parent()).point()) <= 150, home.code());
            }
        }
        assertTrue(demo.areas().stream()
                .map(Area::dutyPhone)
                .filter(Objects::nonNull)
                .allMatch(phone -> phone.startsWith("0933-000-1")));
    }

    private static boolean covers(String wkt, Point point) throws ParseException {
        return new WKTReader()
                .read(wkt)
                .covers(new GeometryFactory().createPoint(new Coordinate(point.lng(), point.lat())));
    }

    private void boundaries(String... features) {
        folder.write(
                "boundaries.geojson",
                "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
    }

    static String feature(String area, String type, String coordinates) {
        return """
                {"type":"Feature","properties":{"area_code":"%s"},"geometry":{"type":"%s","coordinates":%s}}""".formatted(area, type, coordinates);
    }

    private List<String> problems() {
        return assertThrows(BadDistrictFiles.class, () -> DistrictFiles.read(temp, true))
                .problems();
    }
}
