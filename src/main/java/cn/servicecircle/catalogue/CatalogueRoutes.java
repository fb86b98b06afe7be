package cn.servicecircle.catalogue;

import cn.servicecircle.http.Api;
import cn.servicecircle.snapshot.Snapshot;
import java.util.List;

/** The catalogue, for everyone to read. */
public final class CatalogueRoutes {
    private final Snapshot<Catalogue> catalogue;

    public CatalogueRoutes(Snapshot<Catalogue> catalogue) {
        this.catalogue = catalogue;
    }

    public void addTo(Api api) {
        api.onNow("listServiceItems", call -> list())
                .onNow("getServiceItem", call -> catalogue.get().get(call.id("itemId")));
    }

    private record ItemList(List<Summary> items) {}

    private record Summary(long id, String kind, String name, String summary, String responsibleBody, int limitDays) {
        static Summary of(ServiceItem item) {
            return new Summary(
                    item.id(), item.kind(), item.name(), item.summary(), item.responsibleBody(), item.limitDays());
        }
    }

    private ItemList list() {
        return new ItemList(catalogue.get().items().stream().map(Summary::of).toList());
    }
}
