package cn.servicecircle.space;

import cn.servicecircle.area.Areas;
import java.time.LocalDate;
import java.util.List;

/**
 * A space with all that one may want to know before one speaks in it.
 *
 * @param rules   those of today
 * @param changes the rules to come
 */
record SpaceView(
        long id,
        String name,
        List<AreaName> areas,
        String host,
        boolean isPublic,
        String checks,
        Integer households,
        boolean closed,
        List<PartyView> parties,
        RuleSet rules,
        List<Change> changes) {

    record AreaName(long id, String name) {}

    record Change(LocalDate from, RuleSet rules) {}

    /** A space in a list. */
    record Brief(long id, String name, List<AreaName> areas, String host, boolean isPublic, boolean closed) {
        static Brief of(Space space, Areas areas) {
            return new Brief(
                    space.id(), space.name(), named(space, areas), nameOfHost(space), space.isPublic(), space.closed());
        }
    }

    static SpaceView of(Space space, Areas areas, LocalDate today) {
        return new SpaceView(
                space.id(),
                space.name(),
                named(space, areas),
                nameOfHost(space),
                space.isPublic(),
                space.checks().word(),
                space.households(),
                space.closed(),
                space.parties().stream().map(PartyView::of).toList(),
                space.rulesOn(today),
                space.rules().tailMap(today, false).entrySet().stream()
                        .map(entry -> new Change(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static List<AreaName> named(Space space, Areas areas) {
        return space.areaIds().stream()
                .map(id -> new AreaName(id, areas.name(id)))
                .toList();
    }

    private static String nameOfHost(Space space) {
        return space.host() == null ? null : space.host().name();
    }
}
