package cn.servicecircle.place;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import cn.servicecircle.place.Place.Kind;
import cn.servicecircle.station.Station;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds places by what people type, from memory: every character of every name, by the letter with which it may begin. */
final class PlaceIndex {
    private static final Comparator<Match> BEST_FIRST = Comparator.comparingInt(Match::grade)
            .thenComparingInt(match -> match.spelt.spelling.length())
            .thenComparing(match -> match.spelt.place.kind())
            .thenComparingLong(match -> match.spelt.place.id());

    private final Map<Character, List<Start>> starts = new HashMap<>();

    private record Spelt(Place place, Spelling spelling) {}

    private record Start(Spelt spelt, int at) {}

    private record Match(Spelt spelt, int start, int end) {

        /** The whole name before its beginning, and that before what stands within. */
        int grade() {
            if (start > 0) {
                return 2;
            }
            return end < spelt.spelling.length() ? 1 : 0;
        }
    }

    PlaceIndex(List<Place> places) {
        for (Place place : places) {
            Spelt spelt = new Spelt(place, new Spelling(place.name()));
            for (int at = 0; at < spelt.spelling.length(); at++) {
                for (Character initial : spelt.spelling.initials(at)) {
                    starts.computeIfAbsent(initial, letter -> new ArrayList<>()).add(new Start(spelt, at));
                }
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
        if (typed.isEmpty()) {
            return List.of();
        }
        Map<Place, Match> best = new HashMap<>();
        for (Start start : starts.getOrDefault(typed.charAt(0), List.of())) {
            int end = start.spelt.spelling.endOfMatch(start.at, typed);
            if (end >= 0) {
                Match match = new Match(start.spelt, start.at, end);
                best.merge(start.spelt.place, match, (one, other) -> one.grade() <= other.grade() ? one : other);
            }
        }
        return best.values().stream()
                .sorted(BEST_FIRST)
                .limit(limit)
                .map(match -> match.spelt.place)
                .toList();
    }
}
