package cn.servicecircle.opendata;

import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.disclosure.PublicErrand;
import cn.servicecircle.disclosure.PublicErrands;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;

/** Open311 GeoReport v2, to read. */
public final class Open311Routes {
    private static final String JSON = ".json";

    private final Database database;
    private final PublicErrands names;
    private final Clock clock;
    private final OpenDataStore store = new OpenDataStore();

    public Open311Routes(Database database, PublicErrands names, Clock clock) {
        this.database = database;
        this.names = names;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.onNow(
                        "listOpen311Services",
                        call -> names.items().stream().map(Service::of).toList())
                .onNow("getOpen311Service", call -> ServiceDefinition.of(item(call)))
                .on("listOpen311Requests", this::requests)
                .on("getOpen311Request", this::request)
                .onNow("postOpen311Request", call -> {
                    throw Refusal.forbidden(
                            "open-data:read-only",
                            "这里只能查询，不能提交",
                            "提交诉求要先登录：请在小程序里提交，或用 POST /sessions 登录后 POST /errands。");
                });
    }

    /** The format stands at the end of the address, as GeoReport wants it; there is but one. */
    private static String withoutFormat(String name) {
        return name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
    }

    private ServiceItem item(Call call) {
        return names.catalogue()
                .get()
                .find(Long.parseLong(withoutFormat(call.text("service"))))
                .filter(item -> item.kind().isPublic())
                .orElseThrow(() -> Refusal.notFound("open-data:no-such-service", "没有这个公开的事项"));
    }

    private Future<List<ServiceRequest>> requests(Call call) {
        RequestFilter filter = RequestFilter.of(call, clock.instant());
        return (filter.numbers().isEmpty()
                        ? store.filtered(database.reads(), filter)
                        : store.numbered(database.reads(), filter.numbers()))
                .map(this::views);
    }

    /** A list of one, as GeoReport wants it. */
    private Future<List<ServiceRequest>> request(Call call) {
        return store.numbered(database.reads(), List.of(withoutFormat(call.text("request"))))
                .map(found -> {
                    if (found.isEmpty()) {
                        throw Refusal.notFound("open-data:no-such-request", "没有这件公开的诉求");
                    }
                    return views(found);
                });
    }

    private List<ServiceRequest> views(List<PublicErrand> errands) {
        return errands.stream().map(errand -> ServiceRequest.of(errand, names)).toList();
    }
}
