package cn.servicecircle.space;

import cn.servicecircle.kernel.Refusal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All spaces and bodies, in memory. */
public final class Spaces {
    private final Map<Long, Space> byId;
    private final Map<Long, Party> parties;
    private final Map<Long, List<Space>> byArea;
    private final Map<Long, Space> own = new HashMap<>();

    /** @param ownOf the area whose own space it is, by the space's id */
    Spaces(List<Space> spaces, Map<Long, Long> ownOf, List<Party> parties) {
        this.byId = spaces.stream().collect(Collectors.toMap(Space::id, Function.identity()));
        this.parties = parties.stream().collect(Collectors.toMap(Party::id, Function.identity()));
        this.byArea = spaces.stream()
                .flatMap(space -> space.areaIds().stream().map(area -> Map.entry(area, space)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        ownOf.forEach((space, area) -> own.put(area, byId.get(space)));
    }

    public Optional<Space> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Space get(long id) {
        return find(id).orElseThrow(() -> Refusal.notFound("space:not-found", "没有这个议事空间"));
    }

    /** The area's own. */
    public Space ownOf(long areaId) {
        Space space = own.get(areaId);
        if (space == null) {
            throw Refusal.notFound("space:not-found", "这个区域没有议事空间");
        }
        return space;
    }

    /** Those in which the people of these areas deliberate. */
    public List<Space> of(Collection<Long> areaIds) {
        return areaIds.stream()
                .flatMap(area -> byArea.getOrDefault(area, List.of()).stream())
                .distinct()
                .toList();
    }

    /** Those for which the person speaks on that day. */
    public List<Party> partiesOf(long personId, LocalDate day) {
        return parties.values().stream()
                .filter(party -> party.officeOf(personId, day).isPresent())
                .toList();
    }

    public Optional<Party> party(long id) {
        return Optional.ofNullable(parties.get(id));
    }
}
