package cn.servicecircle;

import cn.servicecircle.identity.RoleStore;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Migrations;
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
            starting.transform((server, failure) -> failure == null ? server.close() : Future.succeededFuture())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(config.http().drainSeconds() + 20L, TimeUnit.SECONDS);
            await(vertx.close());
            System.out.println("已停止。");
        } catch (Exception e) {
            LOG.error("not stopped cleanly", e);
        }
    }

    void importDistrict(Path folder) throws Exception {
        Config target = target();
        Future<?> imported = Migrations.run(vertx, target.mysql().uri())
                .compose(migrated -> Server.importDistrict(vertx, target, CLOCK, folder, config.isEmbedded()))
                .onSuccess(System.out::println);
        end(imported);
    }

    /** The first admin: everybody else can be named by an admin over the API. */
    void grantAdmin(long personId) throws Exception {
        Database database = new Database(vertx, target().mysql().uri(), 1, 1);
        Future<?> granted = new RoleStore()
                .makeDistrictAdmin(database.reads(), personId, CLOCK.instant())
                .onSuccess(done -> System.out.println(personId + " 号人员现在是区管理员。"));
        end(granted.eventually(database::close));
    }

    /** Vert.x is closed apart from what it ran: a future of its own threads would never hear that those have ended. */
    private void end(Future<?> work) throws Exception {
        try {
            await(work);
        } finally {
            await(vertx.close());
        }
    }

    private Config target() {
        return config.isEmbedded() ? Neighbours.attached(config) : config;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get();
    }
}
