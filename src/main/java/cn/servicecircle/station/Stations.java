package cn.servicecircle.station;

import cn.servicecircle.geo.NearestIndex;
import cn.servicecircle.geo.NearestIndex.Near;
import cn.servicecircle.geo.Point;
import cn.servicecircle.kernel.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All stations, in memory. */
public final class Stations {
    private final Map<Long, Station> byId;
    private final NearestIndex<Station> index;

    public Stations(List<Station> stations) {
        this.byId = stations.stream().collect(Collectors.toMap(Station::id, Function.identity()));
        this.index = new NearestIndex<>(stations, Station::point);
    }

    public Optional<Station> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The station, or a refusal for a caller who named one that is not. */
    public Station get(long id) {
        return find(id).orElseThrow(() -> Refusal.notFound("station:not-found", "没有这个服务站"));
    }

    /** The station's name; a station younger than this snapshot is "…" for a second. */
    public String name(long id) {
        return find(id).map(Station::name).orElse("…");
    }

    public Collection<Station> all() {
        return byId.values();
    }

    List<Near<Station>> nearest(Point point, int limit) {
        return index.nearest(point, limit);
    }
}
