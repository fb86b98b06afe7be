package cn.servicecircle.coverage;

import cn.servicecircle.geo.Point;
import cn.servicecircle.station.Station;
import cn.servicecircle.walking.Destinations;
import cn.servicecircle.walking.Pace;
import cn.servicecircle.walking.Walk;
import cn.servicecircle.walking.Walking;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds what is covered. Takes some milliseconds for each hundred homes, so not for an event loop.
 *
 * @param seconds how long a walk may take
 */
record Audit(Walking walking, Pace pace, int seconds) {

    /**
     * What one home has.
     *
     * @param nearest the nearest station within the walk, or none
     * @param covered the hours of the week in which one of the stations within the walk is open
     */
    record Cover(Home home, Optional<Walk> nearest, BitSet covered) {
        boolean hasNone() {
            return nearest.isEmpty();
        }
    }

    /**
     * Where a station would help.
     *
     * @param homes how many that have none would have one, those of the sites before it left out
     */
    record Site(Home at, int homes) {}

    /** @param open the hours in which the i-th station is open */
    List<Cover> covers(List<Home> homes, List<Station> stations, List<BitSet> open) {
        Destinations ways = walking.to(stations.stream().map(Station::point).toList());
        return homes.stream().map(home -> cover(home, ways, open)).toList();
    }

    private Cover cover(Home home, Destinations ways, List<BitSet> open) {
        List<Walk> reached = ways.within(home.point(), pace, seconds).walks();
        BitSet covered = new BitSet(OpenHours.HOURS);
        reached.forEach(walk -> covered.or(open.get(walk.destination())));
        return new Cover(home, reached.stream().findFirst(), covered);
    }

    /**
     * The best sites for new stations, each the best after those before it (greedy, which is within 63 % of the best choice:
     * Nemhauser, Wolsey and Fisher 1978). Sites are looked for at the homes that have none.
     *
     * @param bare homes without a station
     * @param most how many sites
     */
    List<Site> sites(List<Home> bare, int most) {
        List<Point> points = bare.stream().map(Home::point).toList();
        Destinations ways = walking.to(points);
        List<BitSet> helped = new ArrayList<>();
        for (Point site : points) {
            BitSet homes = new BitSet(bare.size());
            ways.within(site, pace, seconds).walks().forEach(walk -> homes.set(walk.destination()));
            helped.add(homes);
        }
        List<Site> best = new ArrayList<>();
        while (best.size() < most) {
            int site = mostHelpful(helped);
            if (site < 0) {
                break;
            }
            BitSet now = (BitSet) helped.get(site).clone();
            best.add(new Site(bare.get(site), now.cardinality()));
            helped.forEach(homes -> homes.andNot(now));
        }
        return best;
    }

    /** The first of the best; -1 when none helps anybody. */
    private static int mostHelpful(List<BitSet> helped) {
        int best = -1;
        int most = 0;
        for (int i = 0; i < helped.size(); i++) {
            if (helped.get(i).cardinality() > most) {
                most = helped.get(i).cardinality();
                best = i;
            }
        }
        return best;
    }
}
