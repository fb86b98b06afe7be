package cn.servicecircle.place;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.NearestIndex.Near;
import cn.servicecircle.geo.Point;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.place.Candidate.By;
import cn.servicecircle.snapshot.Derived;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Stations;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Where somebody is and who serves there, for everyone. */
public final class PlaceRoutes {
    private final Database database;
    private final StewardStore stewards = new StewardStore();
    private final Snapshot<Areas> areas;
    private final Derived<PlaceIndex> index;
    private final Derived<Surroundings> surroundings;

    public PlaceRoutes(
            Database database, Snapshot<Areas> areas, Snapshot<Stations> stations, Snapshot<Boundaries> boundaries) {
        this.database = database;
        this.areas = areas;
        this.index =
                new Derived<>(() -> PlaceIndex.of(areas.get(), stations.get().all()), areas, stations);
        this.surroundings = new Derived<>(() -> new Surroundings(areas.get(), boundaries.get()), areas, boundaries);
    }

    public void addTo(Api api) {
        api.onNow("searchPlaces", this::search).on("lookUpPoint", this::lookUp).on("getAreaStewards", this::stewards);
    }

    private record FoundPlaces(List<Place> items) {}

    private FoundPlaces search(Call call) {
        return new FoundPlaces(index.get().search(call.text("q"), (int) call.id("limit")));
    }

    private record Home(long areaId, String level, String name, long distanceMeters) {
        static Home of(Areas tree, Near<Area> home) {
            Area area = home.thing();
            return new Home(area.id(), area.level(), Addresses.name(tree, area), Math.round(home.metres()));
        }
    }

    private record Found(By by, Home home, List<Rung> levels) {}

    private record AreasAt(boolean certain, String sentence, List<Found> candidates) {}

    private Future<AreasAt> lookUp(Call call) {
        Datum datum = Worded.of(Datum.class, call.text("datum"));
        Point point = datum.toWgs84(call.number("lng"), call.number("lat"));
        List<Candidate> candidates = surroundings
                .get()
                .of(point, call.optionalNumber("accuracyMeters").orElse(0.0));
        Areas tree = areas.get();
        if (candidates.isEmpty()) {
            throw outside(tree);
        }
        List<Long> lowest = candidates.stream().map(Candidate::lowest).toList();
        return names(tree, lowest)
                .map(names -> new AreasAt(
                        candidates.size() == 1,
                        sentence(tree, candidates),
                        candidates.stream()
                                .map(candidate -> found(tree, candidate, names))
                                .toList()));
    }

    private static Refusal outside(Areas tree) {
        String district = tree.roots().stream().map(Area::name).findFirst().orElse("本区");
        return Refusal.invalid(
                "place:outside-district", "这个位置不在本区", "这个位置不在%s各社区的范围里。请核对坐标和坐标系（datum），或者按名称选小区。".formatted(district));
    }

    private static String sentence(Areas tree, List<Candidate> candidates) {
        Candidate first = candidates.get(0);
        String name = tree.name(first.areaId());
        if (candidates.size() > 1) {
            return "这个位置靠近边界，或者不够准，可能在下面 %d 处中的一处。请选自己住的小区，或向其中一处核实。".formatted(candidates.size());
        }
        return first.by() == By.BOUNDARY
                ? "按边界查到，这个位置在%s。".formatted(name)
                : "这里还没有画边界，按最近的小区推算，这个位置在%s，请向那里核实。".formatted(name);
    }

    private static Found found(Areas tree, Candidate candidate, Map<Long, List<String>> names) {
        return new Found(
                candidate.by(),
                candidate.home() == null ? null : Home.of(tree, candidate.home()),
                Rung.upFrom(tree, candidate.lowest(), names));
    }

    private record AreaStewards(List<Rung> levels) {}

    private Future<AreaStewards> stewards(Call call) {
        Areas tree = areas.get();
        long areaId = tree.get(call.id("areaId")).id();
        return names(tree, List.of(areaId)).map(names -> new AreaStewards(Rung.upFrom(tree, areaId, names)));
    }

    private Future<Map<Long, List<String>>> names(Areas tree, List<Long> lowest) {
        return stewards.names(
                database.reads(),
                lowest.stream()
                        .flatMap(areaId -> tree.upFrom(areaId).stream())
                        .distinct()
                        .toList());
    }
}
