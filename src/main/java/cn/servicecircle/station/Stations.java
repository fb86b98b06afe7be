package cn.servicecircle.station;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.servicecircle.geo.Point;
import cn.servicecircle.kernel.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All stations, in memory. */
public final class Stations {
    private final List<Station> all;
    private final Map<Long, Station> byId;
    private final Map<Long, List<Station>> byItem;

    /** @param stations in the order of their ids */
    public Stations(List<Station> stations) {
        this.all = List.copyOf(stations);
        this.byId = stations.stream().collect(Collectors.toMap(Station::id, Function.identity()));
        this.byItem = stations.stream()
                .flatMap(station -> station.itemIds().stream().map(item -> Map.entry(item, station)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** In the order of their ids, closed ones too. */
    public List<Station> all() {
        return all;
    }

    /** Where they are, in the same order. */
    public List<Point> points() {
        return all.stream().map(Station::point).toList();
    }

    /** Those that can do the item. */
    public List<Station> doing(long itemId) {
        return byItem.getOrDefault(itemId, List.of());
    }

    public Optional<Station> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The station, or a refusal for a caller who named one that is not. */
    public Station get(long id) {
        return find(id).orElseThrow(Stations::notFound);
    }

    static Refusal notFound() {
        return Refusal.notFound("station:not-found", "没有这个服务站");
    }

    /** The station's name; a station younger than this snapshot is "…" for a second. */
    public String name(long id) {
        return find(id).map(Station::name).orElse("…");
    }
}
