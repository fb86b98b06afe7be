package cn.servicecircle.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GridTest {

    @Test
    void whatIsNear_liesInOneOfTheSquaresAround() {
        for (long seed = 1; seed <= 20_000; seed++) {
            Random random = new Random(seed);
            Point here = new Point(73 + 63 * random.nextDouble(), 3 + 51 * random.nextDouble());
            double reach = 50 + 950 * random.nextDouble();
            double degrees = reach / 60_000;
            Point there = new Point(
                    here.lng() + degrees * (random.nextDouble() - 0.5) * 2,
                    here.lat() + degrees * (random.nextDouble() - 0.5) * 2);
            if (here.metresTo(there) <= reach) {
                assertTrue(Grid.around(here, reach).contains(Grid.square(there)), "seed " + seed);
            }
        }
    }

    @Test
    void aFewSquaresAreEnough() {
        for (long seed = 1; seed <= 1_000; seed++) {
            Random random = new Random(seed);
            Point here = new Point(106.6 + random.nextDouble() / 10, 35.5 + random.nextDouble() / 10);
            assertTrue(Grid.around(here, 250).size() <= 6, "seed " + seed);
        }
    }

    @Test
    void neighboursHaveNumbersOfTheirOwn() {
        assertEquals(
                4,
                List.of(
                                new Point(106.6699, 35.5399),
                                new Point(106.6701, 35.5399),
                                new Point(106.6699, 35.5401),
                                new Point(106.6701, 35.5401))
                        .stream()
                        .map(Grid::square)
                        .distinct()
                        .count());
    }
}
