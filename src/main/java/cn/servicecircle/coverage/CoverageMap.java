package cn.servicecircle.coverage;

import cn.servicecircle.area.Areas;
import cn.servicecircle.coverage.Audit.Cover;
import cn.servicecircle.geo.Point;
import cn.servicecircle.place.Boundaries;
import cn.servicecircle.station.Station;
import cn.servicecircle.walking.Walking;
import java.util.Locale;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.owasp.encoder.Encode;

/** A map of our own data alone: borders, stations and their circles, homes. Shapes tell what colours tell. */
final class CoverageMap {
    private static final double WIDTH = 1000;
    private static final double MARGIN_DEGREES = 0.003;

    private final Report report;
    private final Walking walking;
    private final Areas areas;
    private final Boundaries boundaries;
    private final Envelope frame = new Envelope();
    private final double north;
    private final StringBuilder svg = new StringBuilder();

    CoverageMap(Report report, Walking walking, Areas areas, Boundaries boundaries) {
        this.report = report;
        this.walking = walking;
        this.areas = areas;
        this.boundaries = boundaries;
        Stream.concat(
                        report.stations().stream().map(Station::point),
                        report.covers().stream().map(cover -> cover.home().point()))
                .forEach(point -> frame.expandToInclude(point.lng(), point.lat()));
        frame.expandBy(MARGIN_DEGREES);
        this.north = frame.isNull() ? 1 : 1 / Math.cos(Math.toRadians(frame.centre().y));
    }

    /** Empty where there is nothing to draw. */
    String svg() {
        if (frame.isNull()) {
            return "";
        }
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"覆盖图\" viewBox=\"0 0 %.0f %.0f\">"
                        .formatted(WIDTH, frame.getHeight() * scale() * north));
        report.stations()
                .forEach(station -> shape(
                        walking.reach(station.point(), report.pace(), report.minutes() * 60),
                        "fill=\"#9ecae1\" fill-opacity=\"0.45\" stroke=\"none\""));
        borders();
        report.covers().forEach(this::home);
        report.stations().forEach(this::station);
        report.sites()
                .forEach(site ->
                        mark(site.at().point(), "◆", 18, "#d95f02", site.at().name()));
        return svg.append("</svg>").toString();
    }

    private void borders() {
        report.covers().stream()
                .flatMap(cover -> areas.upFrom(cover.home().areaId()).stream())
                .distinct()
                .flatMap(id -> areas.find(id).stream())
                .filter(area -> area.level().equals("community"))
                .flatMap(area -> boundaries.ground(area.id()).stream())
                .forEach(ground -> shape(ground, "fill=\"none\" stroke=\"#777\" stroke-width=\"0.8\""));
    }

    private void home(Cover cover) {
        if (cover.hasNone()) {
            mark(cover.home().point(), "✕", 9, "#a50026", cover.home().name());
        } else {
            mark(cover.home().point(), "●", 5, "#31688e", cover.home().name());
        }
    }

    private void station(Station station) {
        mark(station.point(), "■", 12, "#000", station.name());
    }

    private void mark(Point point, String sign, int size, String colour, String name) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" fill=\"%s\" text-anchor=\"middle\" dominant-baseline=\"central\">%s<title>%s</title></text>",
                x(point.lng()),
                y(point.lat()),
                size,
                colour,
                sign,
                Encode.forHtml(name)));
    }

    private void shape(Geometry geometry, String style) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon) {
                ring(path, polygon.getExteriorRing().getCoordinates());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    ring(path, polygon.getInteriorRingN(hole).getCoordinates());
                }
            }
        }
        svg.append("<path fill-rule=\"evenodd\" ")
                .append(style)
                .append(" d=\"")
                .append(path)
                .append("\"/>");
    }

    private void ring(StringBuilder path, Coordinate[] corners) {
        for (int i = 0; i < corners.length; i++) {
            path.append(
                    String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x(corners[i].x), y(corners[i].y)));
        }
        path.append('Z');
    }

    private double scale() {
        return WIDTH / frame.getWidth();
    }

    private double x(double lng) {
        return (lng - frame.getMinX()) * scale();
    }

    private double y(double lat) {
        return (frame.getMaxY() - lat) * scale() * north;
    }
}
