package cn.servicecircle.similar;

import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.disclosure.PublicErrand;
import cn.servicecircle.geo.Grid;
import cn.servicecircle.geo.Point;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds what was reported near a place of late. */
public final class SimilarSearch {
    private static final int LIMIT = 10;
    /** A place that is shown may lie as much beside the true one, whose square is known. */
    private static final int ROUNDING_METRES = 10;

    private final Database database;
    private final Reach reach;
    private final Clock clock;
    private final SimilarStore store = new SimilarStore();

    /** How near, and how long ago. */
    public record Reach(int metres, int days) {}

    public SimilarSearch(Database database, Reach reach, Clock clock) {
        this.database = database;
        this.reach = reach;
        this.clock = clock;
    }

    /** @param metres to the place as it is shown, or null where only the area is the same */
    record Near(PublicErrand errand, Double metres) {}

    /**
     * Those within reach and those of the same area: of the same item first, then the nearest. None of a private item.
     *
     * @param here   null where only an area is known
     * @param areaId null where only a point is known
     */
    Future<List<Near>> find(ServiceItem item, Point here, Long areaId) {
        if (!item.kind().isPublic()) {
            return Future.succeededFuture(List.of());
        }
        List<Long> squares = here == null ? List.of() : Grid.around(here, reach.metres() + ROUNDING_METRES);
        return store.newest(database.reads(), squares, areaId, clock.instant().minus(Duration.ofDays(reach.days())))
                .map(found -> found.stream()
                        .flatMap(errand -> near(errand, here, areaId))
                        .sorted(Comparator.comparing(
                                        (Near near) -> near.errand().itemId() != item.id())
                                .thenComparing(Near::metres, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(near -> -near.errand().id()))
                        .limit(LIMIT)
                        .toList());
    }

    private Stream<Near> near(PublicErrand errand, Point here, Long areaId) {
        Double metres = here == null || errand.point() == null ? null : (Double) here.metresTo(errand.point());
        boolean isNear = metres != null && metres <= reach.metres();
        boolean isInArea = areaId != null && Objects.equals(errand.areaId(), areaId);
        return isNear || isInArea ? Stream.of(new Near(errand, metres)) : Stream.empty();
    }
}
