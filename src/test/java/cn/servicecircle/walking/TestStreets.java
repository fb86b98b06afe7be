package cn.servicecircle.walking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What tests of ways on streets have in common. */
final class TestStreets {
    static final Paces PACES = new Paces(75, 50);
    static final Estimate ESTIMATE = new Estimate(PACES, 1.3);
    static final Map<String, String> STREET = Map.of("highway", "residential");
    static final Map<String, String> STAIRS = Map.of("highway", "steps");
    static final double LNG = 106.66;
    static final double LAT = 35.54;
    /** Of a street's east-west block in degrees, some 100 m. */
    static final double BLOCK = 0.0011;

    private TestStreets() {}

    static StreetNetwork network(OsmText osm, Path folder) throws IOException {
        Path extract = osm.write(folder.resolve("streets.osm"));
        return new StreetImport(extract, folder.resolve("cache"), 0).load(ESTIMATE, line -> {});
    }

    /** Every third of so many, from the first. */
    static BitSet third(int size) {
        return IntStream.range(0, size).filter(i -> i % 3 == 0).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /** But for what is lost where numbers are kept in few digits. */
    static void same(List<Walk> expected, List<Walk> found, String seed) {
        assertEquals(
                expected.stream().map(Walk::destination).toList(),
                found.stream().map(Walk::destination).toList(),
                seed);
        for (int i = 0; i < found.size(); i++) {
            assertEquals(expected.get(i).metres(), found.get(i).metres(), 0.01, seed);
            assertEquals(expected.get(i).seconds(), found.get(i).seconds(), 1, seed);
        }
    }
}
