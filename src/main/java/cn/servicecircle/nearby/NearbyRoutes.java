package cn.servicecircle.nearby;

import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Accessibility;
import cn.servicecircle.walking.Pace;
import cn.servicecircle.walking.Walking;
import io.vertx.core.buffer.Buffer;

/** The stations that can be reached from where somebody is, for everyone. */
public final class NearbyRoutes {
    private static final byte[] NOTHING = new byte[0];

    private final Moments moments;
    private final Whereabouts whereabouts;
    private final Abilities abilities;
    private final Walking walking;
    private final int circleSeconds;

    /** @param circleSeconds how far the circle (10分钟服务圈) reaches on foot */
    public NearbyRoutes(
            Moments moments,
            Whereabouts whereabouts,
            Snapshot<Catalogue> catalogue,
            Walking walking,
            int circleSeconds) {
        this.moments = moments;
        this.whereabouts = whereabouts;
        this.abilities = new Abilities(catalogue);
        this.walking = walking;
        this.circleSeconds = circleSeconds;
    }

    public void addTo(Api api) {
        api.onNow("nearestStations", this::nearest);
    }

    private Buffer nearest(Call call) {
        Wish wish = wish(call);
        int accuracy = call.optionalId("accuracyMeters").orElse(0L).intValue();
        Datum datum = Worded.of(Datum.class, call.text("datum"));
        Point from = whereabouts.point(call, datum);
        Moment moment = call.optionalLocalTime("at").map(moments::at).orElseGet(moments::now);
        Search search = new Search(moment.known.places().ways().start(from), accuracy, datum, wish, moment);
        int spread = accuracy == 0 ? 0 : walking.seconds(accuracy, wish.pace());
        byte[] canDo = wish.needs().itemId().map(abilities::of).orElse(NOTHING);
        return new Answer(search, search.walks(), circleSeconds, spread, canDo).json();
    }

    private static Wish wish(Call call) {
        Needs needs = new Needs(
                call.optionalId("itemId"),
                call.flag("openOnly"),
                call.flag("staffedOnly"),
                new Accessibility(call.flag("stepFree"), call.flag("accessibleToilet"), call.flag("hearingLoop")),
                call.optionalText("language"));
        return new Wish(needs, Worded.of(Pace.class, call.text("pace")), (int) call.id("limit"));
    }
}
