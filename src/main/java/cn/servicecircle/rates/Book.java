package cn.servicecircle.rates;

import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All that has been counted, in memory, summed up for every place from the stations up to the district. */
public final class Book {
    private final Instant asOf;
    private final YearMonth first;
    private final int months;
    /** For each place and item a number for each month from the first on, null where there is none. */
    private final Map<Place, Map<Long, Counts[]>> series = new HashMap<>();

    private final Map<Place, Place> above = new HashMap<>();
    private final Map<Place, Set<Place>> below = new HashMap<>();

    /**
     * @param asOf  up to when everything has been counted; null while nothing has
     * @param paths of each station by its id, from the station up to the district
     */
    Book(Instant asOf, Map<Cell, Counts> cells, Map<Long, List<Place>> paths) {
        this.asOf = asOf;
        List<YearMonth> all = cells.keySet().stream().map(Cell::month).toList();
        this.first = all.isEmpty() ? YearMonth.of(1970, 1) : Collections.min(all);
        this.months = all.isEmpty() ? 0 : index(Collections.max(all)) + 1;
        paths.values().forEach(this::link);
        cells.forEach((cell, counts) -> paths.get(cell.stationId()).forEach(place -> add(place, cell, counts)));
    }

    private void link(List<Place> path) {
        for (int i = 1; i < path.size(); i++) {
            above.put(path.get(i - 1), path.get(i));
            below.computeIfAbsent(path.get(i), place -> new LinkedHashSet<>()).add(path.get(i - 1));
        }
    }

    private void add(Place place, Cell cell, Counts counts) {
        Counts[] ofItem = series.computeIfAbsent(place, none -> new LinkedHashMap<>())
                .computeIfAbsent(cell.itemId(), none -> new Counts[months]);
        int month = index(cell.month());
        ofItem[month] = ofItem[month] == null ? counts : ofItem[month].plus(counts);
    }

    private int index(YearMonth month) {
        return (int) ChronoUnit.MONTHS.between(first, month);
    }

    Instant asOf() {
        return asOf;
    }

    /** What a place is right below; none of the district. */
    Optional<Place> above(Place place) {
        return Optional.ofNullable(above.get(place));
    }

    Set<Place> below(Place place) {
        return below.getOrDefault(place, Set.of());
    }

    Stream<Place> stations(Place place) {
        return place.kind() == Place.Kind.STATION
                ? Stream.of(place)
                : below(place).stream().flatMap(this::stations);
    }

    Set<Long> items(Place place) {
        return series.getOrDefault(place, Map.of()).keySet();
    }

    Counts sum(Slice slice) {
        Counts.Sum sum = new Counts.Sum();
        int to = Math.min(index(slice.to()), months - 1);
        for (Counts[] ofItem : ofItems(slice)) {
            for (int month = Math.max(index(slice.from()), 0); month <= to; month++) {
                if (ofItem[month] != null) {
                    sum.add(ofItem[month]);
                }
            }
        }
        return sum.counts();
    }

    private Collection<Counts[]> ofItems(Slice slice) {
        Map<Long, Counts[]> all = series.getOrDefault(slice.place(), Map.of());
        return slice.itemId()
                .<Collection<Counts[]>>map(
                        item -> all.containsKey(item) ? List.of(new Counts[][] {all.get(item)}) : List.of())
                .orElseGet(all::values);
    }

    /** The parts of a slice in which anything was filed; always in the same order. */
    Map<Slice, Counts> parts(Slice slice, By by) {
        Map<Slice, Counts> parts = new LinkedHashMap<>();
        by.parts(slice, this).forEach(part -> {
            Counts counts = sum(part);
            if (!counts.isZero()) {
                parts.put(part, counts);
            }
        });
        return parts;
    }
}
