package cn.servicecircle;

import cn.servicecircle.identity.RoleStore;
import cn.servicecircle.mysql.Database;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.micrometer.VertxPrometheusOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the command line can do, each to its end. */
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    /** For a first start on a slow machine, and for the longest drain. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Clock CLOCK = Clock.system(ZoneId.of("Asia/Shanghai"));

    private final Vertx vertx;
    private final Config config;

    Commands(Vertx vertx, Config config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** With metrics for Prometheus, and as many event loops as are to serve. */
    static Vertx vertx(Config config) {
        MicrometerMetricsOptions metrics = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setJvmMetricsEnabled(true)
                .setLabels(EnumSet.of(Label.HTTP_ROUTE, Label.HTTP_METHOD, Label.HTTP_CODE, Label.POOL_NAME))
                .setPrometheusOptions(new VertxPrometheusOptions().setEnabled(true));
        return Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(App.eventLoops(config.http()))
                        .setMetricsOptions(metrics))
                .withMetrics(new MicrometerMetricsFactory())
                .build();
    }

    void serve() throws Exception {
        Instant began = CLOCK.instant();
        Future<Server> starting = Server.start(vertx, config, CLOCK, line -> System.out.println("· " + line));
        // From now on, so that a signal during the start leaves nothing running either.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(starting), "shutdown"));
        new Welcome(config, await(starting)).print(Duration.between(began, CLOCK.instant()));
    }

    private void stop(Future<Server> starting) {
        if (starting.failed()) {
            return;
        }
        System.out.println("正在停止，等正在处理的请求结束……");
        try {
            await(starting.transform((server, failure) -> failure == null ? server.close() : Future.succeededFuture()));
            await(vertx.close());
            System.out.println("已停止。");
        } catch (Exception e) {
            LOG.error("not stopped cleanly", e);
        }
    }

    void importDistrict(Path folder) throws Exception {
        Config target = target();
        Future<?> imported = Server.migrate(vertx, target, System.out::println)
                .compose(migrated -> Server.importDistrict(vertx, target, CLOCK, folder, config.isEmbedded()))
                .onSuccess(System.out::println);
        awaitAndClose(imported);
    }

    /** The first admin: everybody else can be named by an admin over the API. */
    void grantAdmin(long personId) throws Exception {
        Database database = new Database(vertx, target().mysql().address(), 1, 1);
        Future<?> granted = new RoleStore()
                .makeDistrictAdmin(database.reads(), personId, CLOCK.instant())
                .onSuccess(done -> System.out.println(personId + " 号人员现在是区管理员。"));
        awaitAndClose(granted.eventually(database::close));
    }

    private Config target() {
        return config.isEmbedded() ? Neighbours.attached(config) : config;
    }

    /** Not one chain: a future of Vert.x's never completes on a Vert.x that is closed. */
    private void awaitAndClose(Future<?> work) throws Exception {
        try {
            await(work);
        } finally {
            await(vertx.close());
        }
    }

    @CanIgnoreReturnValue
    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
