package cn.servicecircle.walking;

import static cn.servicecircle.walking.TestStreets.BLOCK;
import static cn.servicecircle.walking.TestStreets.LAT;
import static cn.servicecircle.walking.TestStreets.LNG;
import static cn.servicecircle.walking.TestStreets.STAIRS;
import static cn.servicecircle.walking.TestStreets.STREET;
import static cn.servicecircle.walking.TestStreets.same;
import static cn.servicecircle.walking.TestStreets.third;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreetOracleTest {
    @TempDir
    Path folder;

    @Test
    void anyNetwork_agreesWithFloydAndWarshall() throws IOException, InterruptedException {
        for (int seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            int nodes = 4 + random.nextInt(24);
            OsmText osm = new OsmText();
            for (int i = 0; i < nodes; i++) {
                // Far enough apart that none is snapped to the way of another.
                osm.node(
                        LNG + (i % 4) * 3 * BLOCK + random.nextDouble() * BLOCK,
                        LAT + (i / 4) * 3 * BLOCK + random.nextDouble() * BLOCK);
            }
            double[][] cost = new double[nodes][nodes];
            for (int i = 0; i < nodes; i++) {
                for (int j = 0; j < nodes; j++) {
                    cost[i][j] = i == j ? 0 : Double.POSITIVE_INFINITY;
                }
            }
            boolean[] isOnAWay = new boolean[nodes];
            for (int ways = 2 + random.nextInt(2 * nodes); ways > 0; ways--) {
                int i = random.nextInt(nodes);
                int j = random.nextInt(nodes);
                if (i == j) {
                    continue;
                }
                addWay(osm, cost, i, j, random.nextInt(5));
                isOnAWay[i] = true;
                isOnAWay[j] = true;
            }
            agree(TestStreets.network(osm, folder), osm, closed(cost), isOnAWay, random, "seed " + seed);
        }
    }

    private static void addWay(OsmText osm, double[][] cost, int i, int j, int kind) {
        double metres = osm.at(i).metresTo(osm.at(j));
        if (kind == 0) {
            osm.way(STAIRS, i, j);
            metres *= 5.0 / 3;
        } else if (kind == 1) {
            osm.way(Map.of("highway", "tertiary", "oneway", "yes"), i, j);
        } else {
            osm.way(STREET, i, j);
        }
        cost[i][j] = Math.min(cost[i][j], metres);
        cost[j][i] = Math.min(cost[j][i], metres);
    }

    private static double[][] closed(double[][] cost) {
        int nodes = cost.length;
        for (int k = 0; k < nodes; k++) {
            for (int i = 0; i < nodes; i++) {
                for (int j = 0; j < nodes; j++) {
                    cost[i][j] = Math.min(cost[i][j], cost[i][k] + cost[k][j]);
                }
            }
        }
        return cost;
    }

    private static void agree(
            StreetNetwork network, OsmText osm, double[][] cost, boolean[] isOnAWay, Random random, String seed)
            throws InterruptedException {
        List<Integer> met = new ArrayList<>();
        for (int i = 0; i < isOnAWay.length; i++) {
            if (isOnAWay[i]) {
                met.add(i);
            }
        }
        StreetDestinations all =
                (StreetDestinations) network.to(met.stream().map(osm::at).toList());
        StreetDestinations third = all.only(third(met.size()));
        if (random.nextBoolean()) {
            all.awaitTable();
            third.awaitTable();
        }
        for (int from : met) {
            List<Walk> walks =
                    all.nearest(osm.at(from), Pace.ADULT, 100, any -> true).walks();
            long reachable = met.stream().filter(to -> cost[from][to] < 75 * 60).count();
            assertEquals(reachable, walks.size(), seed + " from " + from);
            double last = 0;
            for (Walk walk : walks) {
                double expected = cost[from][met.get(walk.destination())];
                assertEquals(
                        expected / 75 * 60,
                        walk.seconds(),
                        2 + expected * 0.002,
                        () -> seed + " from " + from + " " + walk);
                assertTrue(walk.seconds() >= last);
                last = walk.seconds();
            }
            same(
                    walks.stream().filter(walk -> walk.seconds() <= 400).toList(),
                    all.within(osm.at(from), Pace.ADULT, 400).walks(),
                    seed);
            for (int limit : new int[] {1, 3, 8}) {
                same(
                        walks.stream()
                                .filter(walk -> walk.destination() % 2 == 0)
                                .limit(limit)
                                .toList(),
                        all.nearest(osm.at(from), Pace.ADULT, limit, i -> i % 2 == 0)
                                .walks(),
                        seed);
                same(
                        walks.stream()
                                .filter(walk -> walk.destination() % 6 == 0)
                                .limit(limit)
                                .toList(),
                        third.nearest(osm.at(from), Pace.ADULT, limit, i -> i % 2 == 0)
                                .walks(),
                        seed);
            }
        }
    }
}
