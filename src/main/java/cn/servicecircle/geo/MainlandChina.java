package cn.servicecircle.geo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * Where China's maps are shifted: the mainland, but not Hong Kong, Macau, Taiwan or abroad. The outline is drawn coarsely,
 * some ten kilometres out to sea, from the public domain of Natural Earth and, in the Himalaya, as China's own maps have it.
 */
final class MainlandChina {
    private static final IndexedPointInAreaLocator OUTLINE = outline("/geo/mainland-china.wkt");

    private MainlandChina() {}

    static boolean contains(double lng, double lat) {
        return isFarInland(lng, lat)
                || (isNear(lng, lat) && OUTLINE.locate(new Coordinate(lng, lat)) != Location.EXTERIOR);
    }

    /** Answers for most of the people, this district among them, without a look at the outline. */
    private static boolean isFarInland(double lng, double lat) {
        return lng >= 100 && lng <= 117 && lat >= 26 && lat <= 40;
    }

    /** The box of the formula's first publication; also keeps what is not a number from the outline. */
    private static boolean isNear(double lng, double lat) {
        return lng >= 72.004 && lng <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
    }

    private static IndexedPointInAreaLocator outline(String resource) {
        try (Reader text =
                new InputStreamReader(MainlandChina.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            return new IndexedPointInAreaLocator(new WKTReader().read(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(resource, e);
        }
    }
}
