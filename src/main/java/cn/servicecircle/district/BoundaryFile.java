package cn.servicecircle.district;

import cn.servicecircle.district.District.Boundary;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.io.WKTWriter;

/** Reads boundaries.geojson, the ground that areas cover, as any map program saves it. A district may be without it. */
final class BoundaryFile {
    private static final String FILE = "boundaries.geojson";

    private final Path file;
    private final Problems problems;
    private final Set<String> areas;
    private final Set<String> seen = new HashSet<>();

    /** @param areas the codes of areas.csv; none when that file is wrong, which was told then */
    BoundaryFile(Path folder, Set<String> areas, Problems problems) {
        this.file = folder.resolve(FILE);
        this.areas = areas;
        this.problems = problems;
    }

    /** In the order of the file; none when there is no such file. */
    List<Boundary> read() {
        List<Boundary> boundaries = new ArrayList<>();
        int number = 0;
        for (JsonNode feature : features()) {
            boundary(feature, "%s 第 %d 个 feature".formatted(FILE, ++number)).ifPresent(boundaries::add);
        }
        return boundaries;
    }

    private JsonNode features() {
        ObjectMapper json = new ObjectMapper();
        if (!Files.exists(file)) {
            return json.createArrayNode();
        }
        try {
            JsonNode collection = json.readTree(Files.readAllBytes(file));
            if (collection.path("type").asText().equals("FeatureCollection")
                    && collection.path("features").isArray()) {
                return collection.get("features");
            }
            problems.add(FILE, "应为 GeoJSON 的 FeatureCollection，边界放在 features 里");
        } catch (JsonProcessingException e) {
            problems.add(FILE, "不是 JSON；请用地图软件另存为 GeoJSON（UTF-8）");
        } catch (IOException e) {
            problems.add(FILE, "读不到这个文件；请检查是否有权读取");
        }
        return json.createArrayNode();
    }

    /** None where the feature is wrong, which is told. */
    private Optional<Boundary> boundary(JsonNode feature, String place) {
        String area = feature.path("properties").path("area_code").asText();
        if (area.isEmpty()) {
            problems.add(place, "properties 里没有 area_code；应为 areas.csv 里一行的 code");
        } else if (!areas.isEmpty() && !areas.contains(area)) {
            problems.add(place, "area_code " + CsvRow.quoted(area) + " 不在 areas.csv 里；应为其中一行的 code");
        } else if (!seen.add(area)) {
            problems.add(place, "area_code " + CsvRow.quoted(area) + " 重复；一个区域只写一次，分成几块的用 MultiPolygon");
        }
        try {
            String wkt = new WKTWriter().write(GeoJsonGround.of(feature.path("geometry")));
            return Optional.of(new Boundary(area, wkt));
        } catch (GeoJsonGround.BadGround e) {
            problems.add(place, area + " 的" + e.getMessage());
            return Optional.empty();
        }
    }
}
