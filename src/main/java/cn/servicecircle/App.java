package cn.servicecircle;

import cn.servicecircle.area.AreaRoutes;
import cn.servicecircle.area.AreaStore;
import cn.servicecircle.area.Areas;
import cn.servicecircle.area.Reach;
import cn.servicecircle.attachment.AttachmentRoutes;
import cn.servicecircle.attachment.AttachmentService;
import cn.servicecircle.attachment.AttachmentStore;
import cn.servicecircle.attachment.AttachmentSweeper;
import cn.servicecircle.attachment.Inspection;
import cn.servicecircle.attachment.Storage;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.CatalogueRoutes;
import cn.servicecircle.catalogue.CatalogueStore;
import cn.servicecircle.errand.ErrandRoutes;
import cn.servicecircle.errand.ErrandService;
import cn.servicecircle.errand.ErrandStore;
import cn.servicecircle.errand.Offer;
import cn.servicecircle.forum.CommentService;
import cn.servicecircle.forum.ForumRoutes;
import cn.servicecircle.forum.ForumStore;
import cn.servicecircle.forum.Readers;
import cn.servicecircle.forum.TopicService;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Contract;
import cn.servicecircle.http.DocumentationPages;
import cn.servicecircle.http.Gatekeeper;
import cn.servicecircle.http.HttpVerticle;
import cn.servicecircle.http.OperatorPages;
import cn.servicecircle.http.Problems;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.idempotency.IdempotencyStore;
import cn.servicecircle.identity.IdentityService;
import cn.servicecircle.identity.PersonStore;
import cn.servicecircle.identity.RoleRoutes;
import cn.servicecircle.identity.RoleStore;
import cn.servicecircle.identity.SessionRoutes;
import cn.servicecircle.identity.Sessions;
import cn.servicecircle.limits.RateLimits;
import cn.servicecircle.moderation.ContentCheck;
import cn.servicecircle.moderation.ModerationQueue;
import cn.servicecircle.moderation.ModerationRoutes;
import cn.servicecircle.moderation.ModerationService;
import cn.servicecircle.moderation.ModerationStore;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.NotificationRoutes;
import cn.servicecircle.notification.NotificationStore;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.notification.OutboxWorker;
import cn.servicecircle.notification.Postman;
import cn.servicecircle.redis.Redis;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.snapshot.Snapshots;
import cn.servicecircle.station.StationRoutes;
import cn.servicecircle.station.StationStore;
import cn.servicecircle.station.Stations;
import cn.servicecircle.station.Walking;
import cn.servicecircle.wechat.WeChatSettings;
import cn.servicecircle.wechat.WxJavaWeChat;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The composition root: every object of a node, top to bottom, on a database, a Redis and a WeChat that are there. */
final class App {
    private final Platform platform;
    private final Vertx vertx;
    private final Config config;
    private final Database database;
    private final Redis redis;
    private final WxJavaWeChat weChat;
    private final Api api;
    private final DocumentationPages documentation;
    private final Snapshots snapshots;
    private final Sessions sessions;
    private final Idempotency idempotency;
    private final OutboxWorker outboxWorker;
    private final Storage attachmentStorage;
    private final AttachmentSweeper attachmentSweeper;
    private String httpDeployment;
    private int port;

    private App(Platform platform, Config config, Clock clock, Contract contract, Redis redis, WxJavaWeChat weChat) {
        this.platform = platform;
        this.vertx = platform.vertx();
        this.config = config;
        this.redis = redis;
        this.database = new Database(
                vertx,
                config.mysql().address(),
                config.mysql().readConnections(),
                config.mysql().writeConnections());
        this.weChat = weChat;

        // What every node holds in memory
        Snapshot<Areas> areas = new Snapshot<>("area", () -> new AreaStore().load(database.reads()));
        Snapshot<Stations> stations = new Snapshot<>("station", () -> new StationStore().load(database.reads()));
        Snapshot<Catalogue> catalogue = new Snapshot<>("catalogue", () -> new CatalogueStore().load(database.reads()));
        this.snapshots = new Snapshots(database, List.of(areas, catalogue, stations));

        // Who calls
        Reach reach = new Reach(areas);
        PersonStore people = new PersonStore();
        RoleStore roles = new RoleStore();
        IdentityService identity = new IdentityService(database, people, roles, areas, reach, clock);
        this.sessions = new Sessions(
                redis, personId -> roles.callerOf(database.reads(), personId), clock, lifetime(config.session()));

        // The frame
        RateLimits limits = new RateLimits(vertx, redis, permits(config.limits()));
        this.documentation = new DocumentationPages(contract);
        this.api = new Api(
                contract,
                new Gatekeeper(sessions, limits, config.http().trustedProxies()),
                new Problems(failure -> Database.isAway(failure) || Redis.isAway(failure)));
        this.idempotency = new Idempotency(database, new IdempotencyStore(), clock);

        // What must be told
        NotificationStore notifications = new NotificationStore();
        Outbox outbox = new Outbox(notifications, clock);
        Postman postman = new Postman(weChat, templates(config.wechat()), clock);
        this.outboxWorker = new OutboxWorker(vertx, database, notifications, postman, clock);

        // The features
        ErrandService errands =
                new ErrandService(database, new ErrandStore(), outbox, new Offer(stations, catalogue, reach), clock);
        AttachmentStore attachmentStore = new AttachmentStore();
        AttachmentPlaces places = AttachmentPlaces.of(vertx, config.attachment(), clock);
        this.attachmentStorage = places.storage();
        this.attachmentSweeper =
                new AttachmentSweeper(database, attachmentStore, attachmentStorage, places.incoming(), clock);
        AttachmentService attachments =
                new AttachmentService(database, attachmentStore, attachmentStorage, errands, clock);
        ModerationStore moderationStore = new ModerationStore();
        ModerationQueue queue = new ModerationQueue(moderationStore, clock);
        ForumStore forum = new ForumStore();
        Readers readers = new Readers(reach, areas);
        TopicService topics = new TopicService(database, forum, readers, queue, outbox, clock);
        CommentService comments = new CommentService(database, forum, readers, queue, outbox, clock);
        ModerationService moderations = new ModerationService(
                database,
                moderationStore,
                reach,
                Map.of(TopicService.KIND, topics::settle, CommentService.KIND, comments::settle),
                clock);

        // The contract, operation by operation
        new SessionRoutes(weChat, identity, sessions).addTo(api);
        new RoleRoutes(identity, sessions).addTo(api);
        new AreaRoutes(areas).addTo(api);
        new StationRoutes(stations, areas, catalogue, walking(config.circle()), clock).addTo(api);
        new CatalogueRoutes(catalogue).addTo(api);
        new ErrandRoutes(errands, idempotency).addTo(api);
        new AttachmentRoutes(attachments, places.incoming(), new Inspection(vertx), attachmentStorage, idempotency)
                .addTo(api);
        new ForumRoutes(topics, comments, new ContentCheck(weChat, database, people), idempotency, areas).addTo(api);
        new ModerationRoutes(moderations, areas).addTo(api);
        new NotificationRoutes(database, notifications, clock).addTo(api);
        api.complete();
    }

    /**
     * Starts a node. Fails, with everything stopped again, when a neighbour or the port is not to be had.
     *
     * @param contract being read
     * @param database being prepared; connected to when it is
     */
    static Future<App> start(
            Platform platform, Config config, Clock clock, Future<Contract> contract, Future<?> database) {
        Vertx vertx = platform.vertx();
        Future<Redis> redis = Redis.connect(vertx, config.redis().uri());
        Future<WxJavaWeChat> weChat =
                vertx.executeBlocking(() -> new WxJavaWeChat(vertx, weChatSettings(config.wechat())), false);
        return Future.all(contract, redis, weChat, database)
                .map(ready -> new App(platform, config, clock, contract.result(), redis.result(), weChat.result()))
                .compose(app -> app.open().map(app).recover(failure -> app.close()
                        .transform(closed -> Future.failedFuture(failure))));
    }

    private Future<Void> open() {
        return sessions.start()
                .compose(listening -> snapshots.start(vertx))
                .compose(loaded -> listen())
                .onSuccess(listening -> {
                    weChat.warmUp().onSuccess(warm -> outboxWorker.start());
                    idempotency.startForgetting(vertx);
                    attachmentSweeper.start(vertx);
                });
    }

    private Future<Void> listen() {
        HttpVerticle.Settings settings = new HttpVerticle.Settings(
                config.http().host(),
                config.http().port(),
                Duration.ofSeconds(config.http().patienceSeconds()),
                Duration.ofSeconds(config.http().uploadPatienceSeconds()),
                Duration.ofSeconds(config.http().drainSeconds()));
        OperatorPages operators = new OperatorPages(live(), ready(), platform.metrics());
        HttpVerticle first = new HttpVerticle(settings, api, documentation, operators);
        Iterator<HttpVerticle> instances = Stream.iterate(
                        first, any -> new HttpVerticle(settings, api, documentation, operators))
                .iterator();
        return vertx.deployVerticle(
                        instances::next,
                        new DeploymentOptions()
                                .setThreadingModel(ThreadingModel.EVENT_LOOP)
                                .setInstances(eventLoops(config.http())))
                .onSuccess(id -> {
                    httpDeployment = id;
                    port = first.port();
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
                .register("mysql", 2000, promise -> database.ping()
                        .map(Status.OK())
                        .onComplete(promise))
                .register(
                        "redis", 2000, promise -> redis.ping().map(Status.OK()).onComplete(promise));
    }

    /** Where it listens. */
    int port() {
        return port;
    }

    /** Lets running requests end, then lets go of everything. */
    Future<Void> close() {
        snapshots.stop();
        Future<Void> drained = httpDeployment == null ? Future.succeededFuture() : vertx.undeploy(httpDeployment);
        return drained.eventually(outboxWorker::stop)
                .eventually(weChat::close)
                .eventually(attachmentStorage::close)
                .eventually(redis::close)
                .eventually(database::close);
    }

    private static WeChatSettings weChatSettings(Config.WeChat keys) {
        return new WeChatSettings(
                keys.appId(), keys.appSecret(), keys.apiHost(), Duration.ofMillis(keys.timeoutMillis()));
    }

    private static Postman.Templates templates(Config.WeChat keys) {
        return new Postman.Templates(keys.errandTemplate(), keys.postTemplate());
    }

    private static Sessions.Lifetime lifetime(Config.Session session) {
        return new Sessions.Lifetime(Duration.ofDays(session.idleDays()), Duration.ofDays(session.absoluteDays()));
    }

    private static RateLimits.Permits permits(Config.Limits limits) {
        return new RateLimits.Permits(limits.addressPerMinute(), limits.loginPerMinute(), limits.writePerMinute());
    }

    private static Walking walking(Config.Circle circle) {
        return new Walking(circle.walkMetresPerMinute(), circle.detourFactor(), circle.minutes());
    }
}
