package cn.servicecircle.catalogue;

import cn.servicecircle.kernel.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All 事项, in memory. */
public final class Catalogue {
    private final List<ServiceItem> items;
    private final Map<Long, ServiceItem> byId;

    public Catalogue(List<ServiceItem> items) {
        this.items = List.copyOf(items);
        this.byId = items.stream().collect(Collectors.toMap(ServiceItem::id, Function.identity()));
    }

    public List<ServiceItem> items() {
        return items;
    }

    public Optional<ServiceItem> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The item, or a refusal for a caller who named one that is not. */
    public ServiceItem get(long id) {
        return find(id).orElseThrow(() -> Refusal.notFound("service-item:not-found", "没有这个事项"));
    }

    /** The item's name; an item younger than this snapshot is "…" for a second. */
    public String name(long id) {
        return find(id).map(ServiceItem::name).orElse("…");
    }
}
