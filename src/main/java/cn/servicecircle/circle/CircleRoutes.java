package cn.servicecircle.circle;

import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Content;
import cn.servicecircle.http.Json;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;
import cn.servicecircle.walking.Pace;
import cn.servicecircle.walking.Walking;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;

/** The circle around each station, drawn when it is first asked for and kept. */
public final class CircleRoutes {
    private static final int KEPT_BYTES = 32 * 1024 * 1024;

    private final Vertx vertx;
    private final Snapshot<Stations> stations;
    private final Walking walking;
    private final int minutes;
    private final AsyncCache<Circle, Content> drawn = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((Circle circle, Content content) -> (int) content.length())
            .buildAsync();

    /** A station that moves has another circle. */
    private record Circle(long stationId, Point entrance, Pace pace, Datum datum) {}

    /** @param minutes how far the circle reaches on foot */
    public CircleRoutes(Vertx vertx, Snapshot<Stations> stations, Walking walking, int minutes) {
        this.vertx = vertx;
        this.stations = stations;
        this.walking = walking;
        this.minutes = minutes;
    }

    public void addTo(Api api) {
        api.on("getStationCircle", this::get);
    }

    private Future<Content> get(Call call) {
        Station station = stations.get().get(call.id("stationId"));
        Circle circle = new Circle(
                station.id(),
                station.point(),
                Worded.of(Pace.class, call.text("pace")),
                Worded.of(Datum.class, call.text("datum")));
        // Whoever asks while it is being drawn waits for the same drawing.
        return Future.fromCompletionStage(
                drawn.get(circle, (asked, executor) -> drawing(asked)), vertx.getOrCreateContext());
    }

    private CompletableFuture<Content> drawing(Circle circle) {
        return vertx.executeBlocking(() -> draw(circle), false)
                .toCompletionStage()
                .toCompletableFuture();
    }

    private record Properties(long stationId, int minutes, String pace, String method, String datum) {}

    private record Feature(String type, Properties properties, GeoJson geometry) {}

    private Content draw(Circle circle) {
        Properties properties = new Properties(
                circle.stationId(),
                minutes,
                circle.pace().word(),
                walking.method(circle.entrance()).word(),
                circle.datum().word());
        GeoJson area = GeoJson.of(walking.reach(circle.entrance(), circle.pace(), minutes * 60), circle.datum());
        Buffer json = Json.encode(new Feature("Feature", properties, area));
        return Content.whole("application/geo+json", json).tagged().with("Cache-Control", "public, max-age=300");
    }
}
