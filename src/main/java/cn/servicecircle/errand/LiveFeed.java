package cn.servicecircle.errand;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the staff at once what happens to their station's errands: each node reads the newest events once a second. At
 * least once: a client may hear an event again after it came back, and only has to look at the errand.
 */
public final class LiveFeed {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final Buffer HELLO = Buffer.buffer("retry: 2000\n\n");
    private static final Buffer HEARTBEAT = Buffer.buffer(":\n\n");
    private static final Buffer RELOAD = Buffer.buffer("event: reload\ndata: {}\n\n");
    private static final long EVERY_MILLIS = 1000;
    private static final long HEARTBEAT_MILLIS = 15_000;
    /** After which a client comes back and shows again who it is. */
    private static final long LASTS_MILLIS = 300_000;
    /** Ids are given before the commit: within this time every event with a lower id is there too. */
    private static final Duration SETTLES = Duration.ofSeconds(10);
    /** Read again for whoever comes back: more than are written while events settle. */
    private static final int OVERLAP = 200;

    private static final int AT_MOST = 500;
    private static final int OUT_OF_DATE = 20_000;
    private static final int LISTENERS = 2_000;

    private final Vertx vertx;
    private final Database database;
    private final Clock clock;
    private final HappeningStore store = new HappeningStore();
    private final Map<LiveStream, Long> stationOf = new ConcurrentHashMap<>();
    private final Set<Long> told = new HashSet<>();
    private long settled;
    private volatile boolean stopped;

    public LiveFeed(Vertx vertx, Database database, Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.clock = clock;
    }

    /** Done when nothing that happens from now on is missed; to be awaited before anybody listens. */
    public Future<Void> start() {
        vertx.setPeriodic(HEARTBEAT_MILLIS, tick -> stationOf.keySet().forEach(listener -> listener.send(HEARTBEAT)));
        return begin().onSuccess(begun -> follow());
    }

    /** Ends every stream, so that no connection keeps the server from stopping. */
    public void stop() {
        stopped = true;
        stationOf.keySet().forEach(LiveStream::end);
        stationOf.clear();
    }

    private void follow() {
        vertx.setTimer(EVERY_MILLIS, tick -> {
            if (!stopped) {
                tellNews()
                        .onFailure(away -> LOG.warn("work lists not told, will try again: {}", away.toString()))
                        .onComplete(done -> follow());
            }
        });
    }

    private Future<Void> tellNews() {
        return store.since(database.reads(), settled, OUT_OF_DATE).map(news -> {
            news.forEach(this::tell);
            settle(news);
            return null;
        });
    }

    /** Nobody is told what happened before. */
    private Future<Void> begin() {
        return store.newest(database.reads())
                .map(newest -> Math.max(0, newest - OVERLAP))
                .compose(
                        from -> store.since(database.reads(), from, OUT_OF_DATE).map(before -> {
                            before.forEach(happening -> told.add(happening.id()));
                            settled = from;
                            return null;
                        }));
    }

    private void tell(Happening happening) {
        if (told.add(happening.id())) {
            Buffer event = happening.asServerSentEvent();
            stationOf.forEach((listener, station) -> {
                if (station == happening.stationId()) {
                    listener.send(event);
                }
            });
        }
    }

    private void settle(List<Happening> news) {
        Instant old = clock.instant().minus(SETTLES);
        for (Happening happening : news) {
            if (happening.at().isAfter(old)) {
                return;
            }
            settled = happening.id();
            told.remove(settled);
        }
    }

    /**
     * What happens from now on, and what has happened since an event that the client knows.
     *
     * @param lastEventId the last one that the client heard, or null
     */
    Future<LiveStream> listen(long stationId, Long lastEventId) {
        if (stopped || stationOf.size() >= LISTENERS) {
            throw Refusal.unavailable("errand:too-many-listeners", "同时看实时消息的人太多", "请过几秒再连；列表照常可以刷新。");
        }
        LiveStream stream = new LiveStream(vertx.getOrCreateContext());
        stream.send(HELLO);
        stationOf.put(stream, stationId);
        vertx.setTimer(LASTS_MILLIS, over -> leave(stream));
        return lastEventId == null ? Future.succeededFuture(stream) : missed(stream, stationId, lastEventId);
    }

    private Future<LiveStream> missed(LiveStream stream, long stationId, long lastEventId) {
        return store.newest(database.reads())
                .compose(newest -> newest - lastEventId > OUT_OF_DATE
                        ? Future.succeededFuture(List.of(RELOAD))
                        : missed(stationId, lastEventId))
                .map(events -> {
                    events.forEach(stream::send);
                    return stream;
                })
                .onFailure(away -> leave(stream));
    }

    private Future<List<Buffer>> missed(long stationId, long lastEventId) {
        return store.ofStationSince(database.reads(), stationId, lastEventId - OVERLAP, AT_MOST + 1)
                .map(missed -> missed.size() > AT_MOST
                        ? List.of(RELOAD)
                        : missed.stream().map(Happening::asServerSentEvent).toList());
    }

    /** The client is gone, or has listened long enough. */
    void leave(LiveStream stream) {
        stationOf.remove(stream);
        stream.end();
    }
}
