package cn.servicecircle.place;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import cn.servicecircle.place.Place.Kind;
import cn.servicecircle.station.Station;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds places by what people type, from memory: the names, by the letters with which a part of them may begin. */
final class PlaceIndex {
    private static final Comparator<Match> BEST_FIRST = Comparator.comparing(Match::part)
            .thenComparingInt(match -> match.spelt.spelling.length())
            .thenComparing(match -> match.spelt.place.kind())
            .thenComparingLong(match -> match.spelt.place.id());

    private static final int KEPT = 10_000;

    private final Map<Character, List<Spelt>> byInitial = new HashMap<>();
    /** Everybody begins with the same few letters, and those match the most. Nothing tells who asked. */
    private final LoadingCache<Asked, List<Place>> found =
            Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build(this::find);

    private record Asked(String typed, int limit) {}

    private record Spelt(Place place, Spelling spelling) {}

    private record Match(Spelt spelt, Spelling.Part part) {}

    PlaceIndex(List<Place> places) {
        for (Place place : places) {
            Spelt spelt = new Spelt(place, new Spelling(place.name()));
            for (Character initial : spelt.spelling.initials()) {
                byInitial.computeIfAbsent(initial, letter -> new ArrayList<>()).add(spelt);
            }
        }
    }

    static PlaceIndex of(Areas areas, Collection<Station> stations) {
        List<Place> places = new ArrayList<>();
        for (Area home : areas.homes()) {
            Kind kind = home.level().equals("compound") ? Kind.COMPOUND : Kind.BUILDING;
            places.add(new Place(kind, home.id(), Addresses.name(areas, home), Addresses.path(areas, home.id())));
        }
        for (Station station : stations) {
            places.add(new Place(Kind.STATION, station.id(), station.name(), Addresses.path(areas, station.areaId())));
        }
        return new PlaceIndex(places);
    }

    /** At most {@code limit} places, the best first; none for a query of nothing but spaces. */
    List<Place> search(String query, int limit) {
        String typed = Spelling.typed(query);
        return typed.isEmpty() ? List.of() : found.get(new Asked(typed, limit));
    }

    private List<Place> find(Asked asked) {
        return byInitial.getOrDefault(asked.typed.charAt(0), List.of()).stream()
                .flatMap(spelt -> spelt.spelling.part(asked.typed).map(part -> new Match(spelt, part)).stream())
                .sorted(BEST_FIRST)
                .limit(asked.limit)
                .map(match -> match.spelt.place)
                .toList();
    }
}
