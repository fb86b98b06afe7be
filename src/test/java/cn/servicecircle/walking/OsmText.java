package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes small extracts in OpenStreetMap's XML. */
final class OsmText {
    private final List<Point> nodes = new ArrayList<>();
    private final List<Map<String, String>> nodeTags = new ArrayList<>();
    private final StringBuilder ways = new StringBuilder();
    private int lastWay;

    /** @return its number */
    int node(Point point, Map<String, String> tags) {
        nodes.add(point);
        nodeTags.add(tags);
        return nodes.size() - 1;
    }

    int node(double lng, double lat) {
        return node(new Point(lng, lat), Map.of());
    }

    void way(Map<String, String> tags, int... through) {
        ways.append("<way id=\"%d\">".formatted(++lastWay));
        for (int node : through) {
            ways.append("<nd ref=\"%d\"/>".formatted(node + 1));
        }
        ways.append(tags(tags)).append("</way>\n");
    }

    Point at(int node) {
        return nodes.get(node);
    }

    Path write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n");
        for (int i = 0; i < nodes.size(); i++) {
            Point point = nodes.get(i);
            text.append("<node id=\"%d\" lat=\"%.7f\" lon=\"%.7f\">%s</node>\n"
                    .formatted(i + 1, point.lat(), point.lng(), tags(nodeTags.get(i))));
        }
        return Files.writeString(file, text.append(ways).append("</osm>\n"));
    }

    private static String tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> "<tag k=\"%s\" v=\"%s\"/>".formatted(tag.getKey(), tag.getValue()))
                .collect(Collectors.joining());
    }
}
