package cn.servicecircle.rates;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Somebody asks for everything that can be asked for, and adds and subtracts what is shown in every way there is. */
class SecrecyTest {
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final int ROUNDS = 300;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Areas areas = tree();
    private final Map<Long, List<Place>> paths = stations();

    /** A district of three streets, each with three communities. */
    private static Areas tree() {
        List<Area> areas = new ArrayList<>(List.of(new Area(1, null, "district", "区")));
        for (long street = 2; street <= 4; street++) {
            areas.add(new Area(street, 1L, "street", "街道"));
            for (long community = 0; community < 3; community++) {
                areas.add(new Area(street * 10 + community, street, "community", "社区"));
            }
        }
        return new Areas(areas);
    }

    /** Two in the district itself, one in each street, two in each community. */
    private Map<Long, List<Place>> stations() {
        Map<Long, List<Place>> paths = new HashMap<>();
        long id = 100;
        for (long area :
                List.of(1, 1, 2, 3, 4, 20, 20, 21, 21, 22, 22, 30, 30, 31, 31, 32, 32, 40, 40, 41, 41, 42, 42)) {
            paths.put(id, Place.path(id, area, areas));
            id++;
        }
        return paths;
    }

    private Counts filed() {
        int filed = random.nextInt(random.nextInt(3) == 0 ? 6 : 30);
        return Counts.of(measure -> measure == Measure.FILED ? filed : 0);
    }

    private static Slice all(Place place, YearMonth from, YearMonth to) {
        return new Slice(place, Optional.empty(), from, to);
    }

    /** Whether any of the small numbers follows from those that are shown; and that enough is shown to be of use. */
    private void attack(Map<Cell, Counts> cells, List<Slice> questions) {
        Book book = new Book(Instant.EPOCH, cells, paths);
        Secrecy secrecy = new Secrecy(book);
        List<Cell> unknown = List.copyOf(cells.keySet());
        Equations known = new Equations(unknown.size());
        Set<Slice> small = new LinkedHashSet<>();
        for (Slice question : questions) {
            int number = book.sum(question).get(Measure.FILED);
            if (secrecy.isShown(Block.COUNTS, question)) {
                assertTrue(number >= 5, () -> question + " shows " + number + ", seed " + seed);
                known.add(vector(question, unknown));
            } else if (number > 0 && number < 5) {
                small.add(question);
            }
        }
        for (Slice secret : small) {
            assertFalse(known.tell(vector(secret, unknown)), () -> secret + " follows, seed " + seed + " of " + cells);
        }
    }

    private long[] vector(Slice slice, List<Cell> unknown) {
        return unknown.stream().mapToLong(cell -> isOf(cell, slice) ? 1 : 0).toArray();
    }

    private boolean isOf(Cell cell, Slice slice) {
        return paths.get(cell.stationId()).contains(slice.place())
                && slice.itemId().orElse(cell.itemId()) == cell.itemId()
                && !cell.month().isBefore(slice.from())
                && !cell.month().isAfter(slice.to());
    }

    @Test
    void noPlaceFollowsFromTheOthers() {
        Set<Slice> questions = new LinkedHashSet<>();
        paths.values().forEach(path -> path.forEach(place -> questions.add(all(place, MAY, MAY))));
        for (int round = 0; round < ROUNDS; round++) {
            Map<Cell, Counts> cells = new LinkedHashMap<>();
            paths.keySet().forEach(station -> cells.put(new Cell(station, 1, MAY), filed()));
            attack(cells, List.copyOf(questions));
        }
    }

    @Test
    void noMonthFollowsFromStretchesOfMonths() {
        YearMonth first = YearMonth.of(2025, 1);
        List<Slice> questions = new ArrayList<>();
        for (int from = 0; from < 24; from++) {
            for (int to = from; to < 24; to++) {
                questions.add(all(Place.area(1), first.plusMonths(from), first.plusMonths(to)));
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            Map<Cell, Counts> cells = new LinkedHashMap<>();
            for (int month = 0; month < 24; month++) {
                cells.put(new Cell(100, 1, first.plusMonths(month)), filed());
            }
            attack(cells, questions);
        }
    }

    @Test
    void noItemFollowsFromTheOthers() {
        Slice whole = all(Place.area(1), MAY, MAY);
        List<Slice> questions = new ArrayList<>(List.of(whole));
        for (long item = 1; item <= 8; item++) {
            questions.add(whole.of(item));
        }
        for (int round = 0; round < ROUNDS; round++) {
            Map<Cell, Counts> cells = new LinkedHashMap<>();
            for (long item = 1; item <= 8; item++) {
                cells.put(new Cell(100, item, MAY), filed());
            }
            attack(cells, questions);
        }
    }

    @Test
    void whatManyStandBehind_isShown() {
        Map<Cell, Counts> cells = new LinkedHashMap<>();
        Counts plenty = Counts.one(EnumSet.of(Measure.FILED, Measure.RATED));
        for (int i = 0; i < 3; i++) {
            plenty = plenty.plus(plenty);
        }
        Counts eight = plenty;
        paths.keySet().forEach(station -> cells.put(new Cell(station, 1, MAY), eight));
        Secrecy secrecy = new Secrecy(new Book(Instant.EPOCH, cells, paths));
        for (Block block : List.of(Block.COUNTS, Block.SATISFACTION)) {
            paths.values()
                    .forEach(path -> path.forEach(
                            place -> assertTrue(secrecy.isShown(block, all(place, MAY, MAY)), place::toString)));
        }
        assertFalse(secrecy.isShown(Block.RESPONSE, all(Place.area(1), MAY, MAY)), "nobody's answer was due");
    }
}
