package cn.servicecircle.search;

import cn.servicecircle.area.Areas;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.search.Holdings.BulletinFound;
import cn.servicecircle.search.Holdings.ItemFound;
import cn.servicecircle.search.SearchStore.Found;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.SpaceAccess;
import cn.servicecircle.space.Spaces;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Search in what the reader may read, in what is made known here and in what the stations can do. */
public final class SearchRoutes {
    /** Of each kind that stands before the first page of topics. */
    private static final int MOST_HELD = 10;

    private final Search search;
    private final Snapshot<Spaces> spaces;
    private final SpaceAccess access;
    private final Snapshot<Areas> areas;
    private final Holdings holdings;

    public SearchRoutes(
            Search search, Snapshot<Spaces> spaces, SpaceAccess access, Snapshot<Areas> areas, Holdings holdings) {
        this.search = search;
        this.spaces = spaces;
        this.access = access;
        this.areas = areas;
        this.holdings = holdings;
    }

    public void addTo(Api api) {
        api.on("search", this::search).on("listSimilarTopics", this::similar);
    }

    private record TopicFound(
            long id, long spaceId, String spaceName, String title, String excerpt, Instant postedAt) {}

    private record Answer(
            List<TopicFound> topics, List<BulletinFound> bulletins, List<ItemFound> serviceItems, Long next) {}

    private Future<Answer> search(Call call) {
        String text = call.text("q").strip();
        if (text.codePointCount(0, text.length()) < 2) {
            throw Refusal.invalid("search:too-short", "请至少写两个字", "一个字会找到太多，写两个字以上，例如“路灯”。");
        }
        long areaId = areas.get().get(call.id("areaId")).id();
        Page page = call.page();
        Optional<String> kind = call.optionalText("kind");
        if (kind.filter("bulletin"::equals).isPresent()) {
            Slice<BulletinFound> found = holdings.bulletins(areas.get().upFrom(areaId), text, page);
            return Future.succeededFuture(new Answer(List.of(), found.items(), List.of(), found.next()));
        }
        // What is held in memory is little, and stands before the first page of topics.
        boolean isFirst = kind.isEmpty() && page.after() == null;
        List<BulletinFound> bulletins = isFirst
                ? holdings.bulletins(areas.get().upFrom(areaId), text, new Page(null, MOST_HELD))
                        .items()
                : List.of();
        List<ItemFound> items = isFirst ? holdings.items(text, MOST_HELD) : List.of();
        return topics(call.caller(), areaId, text, page)
                .map(found -> new Answer(found.items(), bulletins, items, found.next()));
    }

    private Future<Slice<TopicFound>> topics(Caller reader, long areaId, String text, Page page) {
        List<Long> readable = readable(reader, areaId);
        return readable.isEmpty()
                ? Future.succeededFuture(new Slice<>(List.of(), null))
                : search.find(readable, text, page).map(slice -> slice.map(one -> view(one, text)));
    }

    /** The spaces in which the people of the area deliberate, as far as the reader may read them. */
    private List<Long> readable(Caller reader, long areaId) {
        return spaces.get().of(areas.get().upFrom(areaId)).stream()
                .filter(space -> access.mayRead(reader, space))
                .map(Space::id)
                .toList();
    }

    private TopicFound view(Found found, String text) {
        return new TopicFound(
                found.id(),
                found.spaceId(),
                spaces.get().get(found.spaceId()).name(),
                found.title(),
                Plain.excerpt(found.body(), text),
                found.postedAt());
    }

    private record SimilarTopics(List<TopicFound> items) {}

    private Future<SimilarTopics> similar(Call call) {
        Space space = spaces.get().ownOf(areas.get().get(call.id("areaId")).id());
        access.mustRead(call.caller(), space);
        return search.similar(space.id(), call.text("title"))
                .map(found -> new SimilarTopics(
                        found.stream().map(one -> view(one, "")).toList()));
    }
}
