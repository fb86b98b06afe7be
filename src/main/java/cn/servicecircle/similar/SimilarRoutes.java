package cn.servicecircle.similar;

import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.disclosure.Place;
import cn.servicecircle.disclosure.PublicErrands;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.similar.FollowService.Watched;
import cn.servicecircle.similar.PublicErrandView.Details;
import cn.servicecircle.similar.PublicErrandView.Step;
import cn.servicecircle.similar.SimilarSearch.Near;
import io.vertx.core.Future;
import java.util.List;

/** Similar requests before one files, and following one instead. */
public final class SimilarRoutes {
    private final SimilarSearch search;
    private final FollowService follows;
    private final PublicErrands names;

    public SimilarRoutes(SimilarSearch search, FollowService follows, PublicErrands names) {
        this.search = search;
        this.follows = follows;
        this.names = names;
    }

    public void addTo(Api api) {
        api.on("listSimilarErrands", this::similar)
                .on("getPublicErrand", call -> follows.read(call.caller(), call.id("errandId"))
                        .map(watched -> view(watched, datum(call))))
                .on("followErrand", call -> follows.follow(call.caller(), call.id("errandId"))
                        .map(watched -> view(watched, Datum.GCJ02)))
                .on("unfollowErrand", call -> follows.unfollow(call.caller(), call.id("errandId")))
                .on("listFollowedErrands", this::followed);
    }

    private record Similar(List<PublicErrandView> items) {}

    private Future<Similar> similar(Call call) {
        Catalogue catalogue = names.catalogue().get();
        Point here = point(call);
        Long areaId = call.optionalId("areaId").orElse(null);
        if (here == null && areaId == null) {
            throw Refusal.invalid("similar:nowhere", "还不知道在哪里", "请写明 lng 和 lat，或者 areaId，两样都有更好。");
        }
        return search.find(catalogue.get(call.id("serviceItemId")), here, shown(areaId))
                .map(found -> new Similar(
                        found.stream().map(near -> view(near, datum(call))).toList()));
    }

    private static Point point(Call call) {
        return call.optionalNumber("lng")
                .flatMap(
                        lng -> call.optionalNumber("lat").map(lat -> datum(call).toWgs84(lng, lat)))
                .orElse(null);
    }

    private static Datum datum(Call call) {
        return Worded.of(Datum.class, call.text("datum"));
    }

    private Long shown(Long areaId) {
        return areaId == null
                ? null
                : names.areas().get().find(areaId).map(Place::shown).orElse(areaId);
    }

    private PublicErrandView view(Near near, Datum datum) {
        Long metres = near.metres() == null ? null : (Long) (Math.round(near.metres() / 10) * 10);
        return PublicErrandView.of(near.errand(), names, datum, metres, null);
    }

    private PublicErrandView view(Watched watched, Datum datum) {
        return PublicErrandView.of(
                watched.errand(),
                names,
                datum,
                null,
                new Details(
                        watched.following(),
                        watched.steps().stream().map(Step::of).toList()));
    }

    private Future<Slice<PublicErrandView>> followed(Call call) {
        return follows.followedBy(call.caller(), call.page())
                .map(slice -> slice.map(errand -> PublicErrandView.of(errand, names, Datum.GCJ02)));
    }
}
