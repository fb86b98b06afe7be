package cn.servicecircle.place;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import cn.servicecircle.geo.NearestIndex;
import cn.servicecircle.geo.Point;
import cn.servicecircle.place.Boundaries.Near;
import cn.servicecircle.place.Candidate.By;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which areas a point lies in: by the boundaries of communities and smaller areas or, where there are none, by the homes. */
final class Surroundings {
    /** How far the home may be from its entrance, or from that of its 小区. */
    private static final double AT_HOME_METRES = 200;
    /** How far from the last home a district without boundaries still is the district. */
    private static final double OUTSKIRTS_METRES = 2000;
    /** As wide as a border is: two neighbours draw the same one a little differently, and no point is any better. */
    private static final double BORDER_METRES = 2;

    private static final int HOMES_LOOKED_AT = 32;

    private final Areas areas;
    private final Boundaries boundaries;
    private final NearestIndex<Area> homes;
    private final NearestIndex<Area> homesWithoutBoundary;

    Surroundings(Areas areas, Boundaries boundaries) {
        this.areas = areas;
        this.boundaries = boundaries;
        List<Area> placed =
                areas.homes().stream().filter(home -> home.point() != null).toList();
        this.homes = new NearestIndex<>(placed, Area::point);
        this.homesWithoutBoundary = new NearestIndex<>(
                placed.stream().filter(home -> !isBounded(home)).toList(), Area::point);
    }

    private boolean isBounded(Area home) {
        return areas.upFrom(home.id()).stream().anyMatch(id -> boundaries.has(id) && isNeighbourhood(id));
    }

    private boolean isNeighbourhood(long areaId) {
        return areas.find(areaId).map(Area::isNeighbourhood).orElse(false);
    }

    /**
     * The areas that a point may lie in, the likeliest first; none outside of the district.
     *
     * @param accuracy how far off the point may be, in metres
     */
    List<Candidate> of(Point point, double accuracy) {
        List<Near> near = boundaries.near(point, Math.max(accuracy, BORDER_METRES)).stream()
                .filter(area -> isNeighbourhood(area.areaId()))
                .toList();
        List<Candidate> candidates = new ArrayList<>(near.stream()
                .filter(area -> isSmallest(area, near))
                .map(area -> new Candidate(By.BOUNDARY, area.areaId(), homeIn(area.areaId(), point, accuracy)))
                .toList());
        if (near.stream().noneMatch(area -> area.metres() == 0)) {
            candidates.addAll(byNearestHome(point, accuracy));
        }
        return candidates;
    }

    /** Whether none of the others is a part of the area and as near. */
    private boolean isSmallest(Near area, List<Near> all) {
        return all.stream()
                .noneMatch(part -> part.areaId() != area.areaId()
                        && part.metres() <= area.metres() + BORDER_METRES
                        && areas.isWithin(part.areaId(), area.areaId()));
    }

    private NearestIndex.Near<Area> homeIn(long areaId, Point point, double accuracy) {
        return homes.nearest(point, HOMES_LOOKED_AT).stream()
                .filter(home -> home.metres() <= AT_HOME_METRES + accuracy)
                .filter(home -> areas.isWithin(home.thing().id(), areaId))
                .findFirst()
                .orElse(null);
    }

    /** The grids, or what else the homes lie in, of all homes that may be the nearest. */
    private List<Candidate> byNearestHome(Point point, double accuracy) {
        List<NearestIndex.Near<Area>> near = homesWithoutBoundary.nearest(point, HOMES_LOOKED_AT);
        List<Candidate> candidates = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (NearestIndex.Near<Area> home : near) {
            double tooFar = Math.min(OUTSKIRTS_METRES + accuracy, near.get(0).metres() + 2 * accuracy);
            long around = around(home.thing());
            if (home.metres() <= tooFar && seen.add(around)) {
                candidates.add(new Candidate(By.NEAREST, around, home));
            }
        }
        return candidates;
    }

    /** The smallest area that is more than the home. */
    private long around(Area home) {
        return areas.upFrom(home.id()).stream()
                .filter(id -> areas.find(id).filter(area -> !area.isHome()).isPresent())
                .findFirst()
                .orElse(home.id());
    }
}
