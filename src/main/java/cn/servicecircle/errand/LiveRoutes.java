package cn.servicecircle.errand;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.ByteStream;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Content;
import cn.servicecircle.station.StationStaff;
import io.vertx.core.Future;

/** The staff's work list as it changes. */
public final class LiveRoutes {
    private final LiveFeed feed;
    private final StationStaff staff;

    public LiveRoutes(LiveFeed feed, StationStaff staff) {
        this.feed = feed;
        this.staff = staff;
    }

    public void addTo(Api api) {
        api.on("followStationErrands", this::follow);
    }

    private Future<Content> follow(Call call) {
        long stationId = call.id("stationId");
        staff.mustServe(call.caller(), stationId);
        return feed.listen(stationId, call.optionalId("Last-Event-ID").orElse(null))
                .map(stream -> Content.streamed(
                        "text/event-stream", new ByteStream(stream, () -> feed.leave(stream)), Content.UNKNOWN));
    }
}
