package cn.servicecircle.catalogue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import cn.servicecircle.kernel.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All 事项 in all their versions, in memory. */
public final class Catalogue {
    private final Map<Long, List<ServiceItem>> versions;
    private final List<ServiceItem> offered;
    private final List<ServiceItem> withdrawn;

    /** @param versions every version of every item, those of one item from the first to the current one */
    public Catalogue(List<ServiceItem> versions) {
        this.versions = versions.stream().collect(groupingBy(ServiceItem::id, LinkedHashMap::new, toList()));
        List<ServiceItem> current =
                this.versions.values().stream().map(Catalogue::last).toList();
        this.offered = current.stream().filter(item -> !item.withdrawn()).toList();
        this.withdrawn = current.stream().filter(ServiceItem::withdrawn).toList();
    }

    private static ServiceItem last(List<ServiceItem> versions) {
        return versions.get(versions.size() - 1);
    }

    /** Those that can be asked for. */
    public List<ServiceItem> items() {
        return offered;
    }

    List<ServiceItem> withdrawn() {
        return withdrawn;
    }

    /** The item as it is now, offered or withdrawn. */
    public Optional<ServiceItem> find(long id) {
        return Optional.ofNullable(versions.get(id)).map(Catalogue::last);
    }

    /** The item as it was in a version, for what was filed under it. */
    public Optional<ServiceItem> version(long id, int version) {
        return versions.getOrDefault(id, List.of()).stream()
                .filter(item -> item.version() == version)
                .findFirst();
    }

    /** The item, or a refusal for a caller who named one that is not. */
    public ServiceItem get(long id) {
        return find(id).orElseThrow(Catalogue::notFound);
    }

    static Refusal notFound() {
        return Refusal.notFound("service-item:not-found", "没有这个事项");
    }

    /** The item's name; an item younger than this snapshot is "…" for a second. */
    public String name(long id) {
        return find(id).map(ServiceItem::name).orElse("…");
    }
}
