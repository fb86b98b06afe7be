package cn.servicecircle.catalogue;

import cn.servicecircle.catalogue.CatalogueService.NewItem;
import cn.servicecircle.catalogue.CatalogueService.Replacement;
import cn.servicecircle.catalogue.ItemStationStore.ItemStation;
import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.snapshot.Snapshot;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.core.Future;
import java.util.List;

/** The catalogue, for everyone to read and for admins to change. */
public final class CatalogueRoutes {
    private final Snapshot<Catalogue> catalogue;
    private final CatalogueService service;
    private final Idempotency idempotency;

    public CatalogueRoutes(Snapshot<Catalogue> catalogue, CatalogueService service, Idempotency idempotency) {
        this.catalogue = catalogue;
        this.service = service;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.onNow("listServiceItems", this::list)
                .onNow("getServiceItem", call -> View.of(existing(call)))
                .onNow("getServiceItemVersion", this::version)
                .on(
                        "listServiceItemVersions",
                        call -> service.versions(existing(call).id(), call.page()))
                .on("createServiceItem", this::create)
                .on("replaceServiceItem", this::replace)
                .on("withdrawServiceItem", call -> service.withdraw(call.caller(), call.id("itemId"))
                        .map(View::of))
                .on("offerServiceItem", call -> service.offer(call.caller(), call.id("itemId"))
                        .map(View::of))
                .on("setServiceItemStations", this::setStations);
    }

    private ServiceItem existing(Call call) {
        return catalogue.get().get(call.id("itemId"));
    }

    private record ItemList(List<Summary> items) {}

    private record Summary(long id, Kind kind, String name, String summary, String responsibleBody, int promisedDays) {
        static Summary of(ServiceItem item) {
            return new Summary(
                    item.id(),
                    item.kind(),
                    item.name(),
                    item.content().summary(),
                    item.responsibleBody(),
                    item.promisedDays());
        }
    }

    private ItemList list(Call call) {
        Catalogue all = catalogue.get();
        List<ServiceItem> items = call.text("state").equals("offered") ? all.items() : all.withdrawn();
        return new ItemList(call.optionalText("kind")
                .map(word -> Worded.of(Kind.class, word))
                .map(kind -> items.stream().filter(item -> item.kind() == kind))
                .orElseGet(items::stream)
                .map(Summary::of)
                .toList());
    }

    private record View(
            long id,
            int version,
            Kind kind,
            @JsonUnwrapped ItemContent content,
            String responsibility,
            boolean withdrawn) {
        static View of(ServiceItem item) {
            return new View(
                    item.id(), item.version(), item.kind(), item.content(), item.responsibility(), item.withdrawn());
        }
    }

    private View version(Call call) {
        return catalogue
                .get()
                .version(call.id("itemId"), (int) call.id("version"))
                .map(View::of)
                .orElseThrow(() -> Refusal.notFound("service-item:no-such-version", "这个事项没有这一版"));
    }

    private Future<Reply> create(Call call) {
        NewItem wanted = call.body(NewItem.class);
        return idempotency.once(call, tx -> service.create(tx, call.caller(), wanted)
                .map(item -> Reply.created("/service-items/" + item.id(), View.of(item))));
    }

    private Future<View> replace(Call call) {
        return service.replace(call.caller(), call.id("itemId"), call.body(Replacement.class))
                .map(View::of);
    }

    private record ItemStations(List<ItemStation> items) {}

    private record StationIds(List<Long> stationIds) {}

    private Future<ItemStations> setStations(Call call) {
        return service.setStations(
                        call.caller(),
                        call.id("itemId"),
                        call.body(StationIds.class).stationIds())
                .map(ItemStations::new);
    }
}
