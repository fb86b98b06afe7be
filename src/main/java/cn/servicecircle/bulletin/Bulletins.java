package cn.servicecircle.bulletin;

import cn.servicecircle.bulletin.Bulletin.State;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Those that are neither withdrawn nor over, in memory; some are yet to begin. */
public final class Bulletins {
    private final List<Bulletin> newestFirst;
    private final Map<Long, Bulletin> byId;

    Bulletins(List<Bulletin> standing) {
        this.newestFirst = standing.stream()
                .sorted(Comparator.comparingLong(Bulletin::place).reversed())
                .toList();
        this.byId = standing.stream().collect(Collectors.toMap(Bulletin::id, Function.identity()));
    }

    Optional<Bulletin> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Current or yet to begin; the newest first. */
    public List<Bulletin> all() {
        return newestFirst;
    }

    /** Those that are shown on a day to the people of these areas; the newest first. */
    List<Bulletin> shown(Collection<Long> areaIds, LocalDate day) {
        return newestFirst.stream()
                .filter(bulletin -> isShown(bulletin, areaIds, day))
                .toList();
    }

    /** @param areaIds an area and all that it lies in */
    public static boolean isShown(Bulletin bulletin, Collection<Long> areaIds, LocalDate day) {
        return bulletin.stateOn(day) == State.CURRENT
                && !Collections.disjoint(bulletin.content().areaIds(), areaIds);
    }
}
