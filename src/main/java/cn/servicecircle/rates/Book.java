package cn.servicecircle.rates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that has been counted, in memory, with the area tree as it was when it was read. */
public final class Book {
    private final Instant asOf;
    private final Map<Place, List<Entry>> byPlace = new HashMap<>();
    private final Map<Place, Place> parents = new HashMap<>();

    /**
     * One cell, and where it lies.
     *
     * @param path from the station up to the district
     */
    record Entry(Cell cell, Counts counts, List<Place> path) {}

    /**
     * @param asOf  up to when everything has been counted; null while nothing has
     * @param paths of each station by its id, from the station up to the district
     */
    Book(Instant asOf, Map<Cell, Counts> cells, Map<Long, List<Place>> paths) {
        this.asOf = asOf;
        cells.forEach((cell, counts) -> add(new Entry(cell, counts, paths.get(cell.stationId()))));
    }

    private void add(Entry entry) {
        Place below = null;
        for (Place place : entry.path()) {
            byPlace.computeIfAbsent(place, none -> new ArrayList<>()).add(entry);
            if (below != null) {
                parents.put(below, place);
            }
            below = place;
        }
    }

    Instant asOf() {
        return asOf;
    }

    /** What a place is right below; none of the district, and of a place that nothing was filed at. */
    Optional<Place> above(Place place) {
        return Optional.ofNullable(parents.get(place));
    }

    Counts sum(Slice slice) {
        return entries(slice).map(Entry::counts).reduce(Counts.NONE, Counts::plus);
    }

    /** The parts of a slice in which anything was filed; always in the same order. */
    Map<Slice, Counts> parts(Slice slice, By by) {
        Map<Slice, Counts> parts = new LinkedHashMap<>();
        entries(slice).forEach(entry -> parts.merge(by.part(slice, entry), entry.counts(), Counts::plus));
        return parts;
    }

    private Stream<Entry> entries(Slice slice) {
        return byPlace.getOrDefault(slice.place(), List.of()).stream().filter(entry -> slice.contains(entry.cell()));
    }
}
