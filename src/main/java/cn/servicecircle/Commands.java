package cn.servicecircle;

import cn.servicecircle.identity.RoleStore;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.rates.ProgressStore;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the command line can do, each to its end. */
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    /** For a first start on a slow machine, and for the longest drain. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Platform platform;
    private final Config config;
    private final Clock clock;

    Commands(Platform platform, Config config, Clock clock) {
        this.platform = platform;
        this.config = config;
        this.clock = clock;
    }

    void serve() throws Exception {
        Instant began = clock.instant();
        Future<Server> starting = Server.start(platform, config, clock, line -> System.out.println("· " + line));
        // From now on, so that a signal during the start leaves nothing running either.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(starting), "shutdown"));
        new Welcome(config, await(starting)).print(Duration.between(began, clock.instant()));
    }

    private void stop(Future<Server> starting) {
        if (starting.failed()) {
            return;
        }
        System.out.println("正在停止，等正在处理的请求结束……");
        try {
            await(starting.transform((server, failure) -> failure == null ? server.close() : Future.succeededFuture()));
            await(platform.close());
            System.out.println("已停止。");
        } catch (Exception e) {
            LOG.error("not stopped cleanly", e);
        }
    }

    void importDistrict(Path folder) throws Exception {
        Config target = target();
        Future<?> imported = Server.migrate(platform.vertx(), target, System.out::println)
                .compose(
                        migrated -> Server.importDistrict(platform.vertx(), target, clock, folder, config.isEmbedded()))
                .onSuccess(System.out::println);
        awaitAndClose(imported);
    }

    /** The first admin: everybody else can be named by an admin over the API. */
    void grantAdmin(long personId) throws Exception {
        Database database = new Database(platform.vertx(), target().mysql().address(), 1, 1);
        Future<?> granted = database.withTransaction(
                        tx -> new RoleStore().makeDistrictAdmin(tx, personId, clock.instant()))
                .onSuccess(done -> System.out.println(personId + " 号人员现在是区管理员，正登录着的最迟两分钟后生效。"));
        awaitAndClose(granted.eventually(database::close));
    }

    /** For whoever changed what is already counted, such as a past year of the working calendar. The nodes do it. */
    void recountRates() throws Exception {
        Database database = new Database(platform.vertx(), target().mysql().address(), 1, 1);
        Future<?> wanted = database.withTransaction(new ProgressStore()::wantAnew)
                .onSuccess(done -> System.out.println("三率会从头统计一遍，件数多时要十几分钟；统计好以前，正在运行的服务先显示原来的数。"));
        awaitAndClose(wanted.eventually(database::close));
    }

    private Config target() {
        return config.isEmbedded() ? Neighbours.attached(config) : config;
    }

    private void awaitAndClose(Future<?> work) throws Exception {
        try {
            await(work);
        } finally {
            await(platform.close());
        }
    }

    @CanIgnoreReturnValue
    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
