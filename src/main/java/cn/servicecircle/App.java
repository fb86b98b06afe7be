package cn.servicecircle;

import cn.servicecircle.http.Contract;
import cn.servicecircle.http.HttpVerticle;
import cn.servicecircle.http.OperatorPages;
import cn.servicecircle.http.Traffic;
import cn.servicecircle.mysql.DatabaseClock;
import cn.servicecircle.redis.Redis;
import cn.servicecircle.walking.Walking;
import cn.servicecircle.wechat.WeChatSettings;
import cn.servicecircle.wechat.WxJavaWeChat;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A node's life: started, serving, stopped. What it is made of stands in {@link Node}. */
final class App {
    private final Platform platform;
    private final Vertx vertx;
    private final Config config;
    private final Node node;
    private String httpDeployment;
    private int port;

    private App(Platform platform, Config config, Node node) {
        this.platform = platform;
        this.vertx = platform.vertx();
        this.config = config;
        this.node = node;
    }

    /**
     * Starts a node. Fails, with everything stopped again, when a neighbour or the port is not to be had.
     *
     * @param contract being read
     * @param walking  the ways on foot, being read
     * @param database being prepared; connected to when it is
     */
    static Future<App> start(
            Platform platform,
            Config config,
            Clock clock,
            Future<Contract> contract,
            Future<Walking> walking,
            Future<?> database) {
        Vertx vertx = platform.vertx();
        Future<Redis> redis = Redis.connect(vertx, config.redis().uri());
        Future<WxJavaWeChat> weChat =
                vertx.executeBlocking(() -> new WxJavaWeChat(vertx, weChatSettings(config.wechat())), false);
        return Future.all(contract, redis, weChat, walking, database)
                .map(ready -> new App(
                        platform,
                        config,
                        new Node(
                                vertx,
                                config,
                                new DatabaseClock(clock),
                                contract.result(),
                                redis.result(),
                                weChat.result(),
                                walking.result())))
                .compose(app -> app.open().map(app).recover(failure -> app.close()
                        .transform(closed -> Future.failedFuture(failure))));
    }

    private Future<Void> open() {
        return node.ground
                .sessions
                .start()
                .compose(listening -> node.snapshots.start(vertx))
                .compose(loaded -> node.errands.liveFeed.start())
                .compose(following -> listen())
                .onSuccess(listening -> {
                    node.calendarWatch.start();
                    node.ratesWorker.start();
                    node.weChat.warmUp().onSuccess(warm -> node.outboxWorker.start());
                    node.errands.sweep.start();
                    node.ground.idempotency.startForgetting(vertx);
                    node.ground.phones.startErasing(vertx);
                    node.fileSweeper.start(vertx);
                    node.errands.webhook.start();
                    node.stations.sweep.start();
                    node.council.sweep.start();
                    node.council.pictures.asker.start();
                    node.stations.dutyUpkeep.start(vertx);
                });
    }

    private Future<Void> listen() {
        HttpVerticle.Settings settings = new HttpVerticle.Settings(
                config.http().host(),
                config.http().port(),
                Duration.ofSeconds(config.http().patienceSeconds()),
                Duration.ofSeconds(config.http().uploadPatienceSeconds()),
                Duration.ofSeconds(config.http().drainSeconds()));
        Traffic traffic = new Traffic(platform.metrics());
        OperatorPages operators = new OperatorPages(live(), ready(), platform.metrics());
        Supplier<HttpVerticle> another = () -> new HttpVerticle(
                settings, traffic, node.ground.api, node.documentation, operators, node.council.pictures.callback);
        HttpVerticle first = another.get();
        Iterator<HttpVerticle> instances =
                Stream.iterate(first, any -> another.get()).iterator();
        return vertx.deployVerticle(
                        instances::next,
                        new DeploymentOptions()
                                .setThreadingModel(ThreadingModel.EVENT_LOOP)
                                .setInstances(eventLoops(config.http())))
                .onSuccess(id -> {
                    httpDeployment = id;
                    port = first.port();
                    node.council.pictures.address.listensOn(port);
                })
                .mapEmpty();
    }

    static int eventLoops(Config.Http http) {
        return http.eventLoops() == 0 ? Runtime.getRuntime().availableProcessors() : http.eventLoops();
    }

    /** Answering is all there is to it; what a restart would not mend belongs to {@link #ready}. */
    private HealthChecks live() {
        return HealthChecks.create(vertx).register("process", promise -> promise.complete(Status.OK()));
    }

    private HealthChecks ready() {
        return HealthChecks.create(vertx)
                .register("mysql", 2000, promise -> tell(promise, node.ground.database.ping()))
                .register("redis", 2000, promise -> tell(promise, node.redis.ping()))
                .register("calendar", OperatorPages.telling(node.calendarWatch::outlook));
    }

    /** A neighbour may answer after its time was over, when the check has failed already. */
    private static void tell(Promise<Status> check, Future<?> ping) {
        ping.onSuccess(answered -> check.tryComplete(Status.OK())).onFailure(check::tryFail);
    }

    /** Where it listens. */
    int port() {
        return port;
    }

    /** Lets running requests end, then lets go of everything. */
    Future<Void> close() {
        node.snapshots.stop();
        node.calendarWatch.stop();
        node.errands.liveFeed.stop();
        Future<Void> drained = httpDeployment == null ? Future.succeededFuture() : vertx.undeploy(httpDeployment);
        return drained.eventually(node.errands.sweep::stop)
                .eventually(node.stations.sweep::stop)
                .eventually(node.council.sweep::stop)
                .eventually(node.council.pictures.asker::stop)
                .eventually(node.outboxWorker::stop)
                .eventually(node.errands.webhook::stop)
                .eventually(node.ratesWorker::stop)
                .eventually(node.weChat::close)
                .eventually(node.files.storage()::close)
                .eventually(node.redis::close)
                .eventually(node.ground.database::close);
    }

    private static WeChatSettings weChatSettings(Config.WeChat keys) {
        return new WeChatSettings(
                keys.appId(), keys.appSecret(), keys.apiHost(), Duration.ofMillis(keys.timeoutMillis()));
    }
}
