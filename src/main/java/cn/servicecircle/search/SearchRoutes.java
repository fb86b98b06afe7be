package cn.servicecircle.search;

import cn.servicecircle.area.Areas;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.search.SearchStore.Found;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.SpaceAccess;
import cn.servicecircle.space.Spaces;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Search in what the reader may read, and in what the stations can do. */
public final class SearchRoutes {
    private static final int EXCERPT = 60;
    private static final int MOST_ITEMS = 10;

    private final Search search;
    private final Snapshot<Spaces> spaces;
    private final SpaceAccess access;
    private final Snapshot<Areas> areas;
    private final Snapshot<Catalogue> catalogue;

    public SearchRoutes(
            Search search,
            Snapshot<Spaces> spaces,
            SpaceAccess access,
            Snapshot<Areas> areas,
            Snapshot<Catalogue> catalogue) {
        this.search = search;
        this.spaces = spaces;
        this.access = access;
        this.areas = areas;
        this.catalogue = catalogue;
    }

    public void addTo(Api api) {
        api.on("search", this::search).on("listSimilarTopics", this::similar);
    }

    private record TopicFound(
            long id, long spaceId, String spaceName, String title, String excerpt, Instant postedAt) {}

    private record ItemFound(long id, String name) {}

    private record Answer(List<TopicFound> topics, Long next, List<ItemFound> serviceItems) {}

    private Future<Answer> search(Call call) {
        String text = call.text("q").strip();
        if (text.codePointCount(0, text.length()) < 2) {
            throw Refusal.invalid("search:too-short", "请至少写两个字", "一个字会找到太多，写两个字以上，例如“路灯”。");
        }
        List<Long> readable = readable(call.caller(), call.id("areaId"));
        Future<Slice<Found>> found = readable.isEmpty()
                ? Future.succeededFuture(new Slice<>(List.of(), null))
                : search.find(readable, text, call.page());
        // They are few, and stand before the first page of topics.
        List<ItemFound> items = call.page().after() == null ? items(text) : List.of();
        return found.map(slice ->
                new Answer(slice.items().stream().map(one -> view(one, text)).toList(), slice.next(), items));
    }

    /** The spaces in which the people of the area deliberate, as far as the reader may read them. */
    private List<Long> readable(Caller reader, long areaId) {
        long known = areas.get().get(areaId).id();
        return spaces.get().of(areas.get().upFrom(known)).stream()
                .filter(space -> access.mayRead(reader, space))
                .map(Space::id)
                .toList();
    }

    private List<ItemFound> items(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return catalogue.get().items().stream()
                .filter(item -> (item.name() + item.content().summary())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .limit(MOST_ITEMS)
                .map(SearchRoutes::view)
                .toList();
    }

    private static ItemFound view(ServiceItem item) {
        return new ItemFound(item.id(), item.name());
    }

    private TopicFound view(Found found, String text) {
        return new TopicFound(
                found.id(),
                found.spaceId(),
                spaces.get().get(found.spaceId()).name(),
                found.title(),
                excerpt(found.body(), text),
                found.postedAt());
    }

    /** What stands around it; the beginning where it stands in the title. */
    static String excerpt(String body, String text) {
        int at = body.toLowerCase(Locale.ROOT).indexOf(text.toLowerCase(Locale.ROOT));
        int from = Math.max(0, at - EXCERPT / 3);
        int to = Math.min(body.length(), from + EXCERPT);
        return (from > 0 ? "…" : "") + body.substring(from, to) + (to < body.length() ? "…" : "");
    }

    private record SimilarTopics(List<TopicFound> items) {}

    private Future<SimilarTopics> similar(Call call) {
        Space space = spaces.get().ownOf(areas.get().get(call.id("areaId")).id());
        if (!access.mayRead(call.caller(), space)) {
            throw Refusal.forbidden("topic:not-your-area", "这里的议题只给住在这里的人看", "请选您所在的楼栋、小区、网格或社区；住处在 PUT /me/home 里选定。");
        }
        return search.similar(space.id(), call.text("title"))
                .map(found -> new SimilarTopics(
                        found.stream().map(one -> view(one, "")).toList()));
    }
}
