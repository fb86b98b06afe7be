package cn.servicecircle;

import cn.servicecircle.area.AreaRoutes;
import cn.servicecircle.attachment.AttachmentStore;
import cn.servicecircle.calendar.CalendarRoutes;
import cn.servicecircle.calendar.CalendarWatch;
import cn.servicecircle.catalogue.CatalogueRoutes;
import cn.servicecircle.catalogue.CatalogueService;
import cn.servicecircle.catalogue.CatalogueStore;
import cn.servicecircle.catalogue.ItemStationStore;
import cn.servicecircle.http.Contract;
import cn.servicecircle.http.DocumentationPages;
import cn.servicecircle.identity.IdentityService;
import cn.servicecircle.identity.PhoneRoutes;
import cn.servicecircle.identity.Profiles;
import cn.servicecircle.identity.RoleRoutes;
import cn.servicecircle.identity.SessionRoutes;
import cn.servicecircle.notification.NotificationRoutes;
import cn.servicecircle.notification.OutboxWorker;
import cn.servicecircle.notification.Postman;
import cn.servicecircle.picture.PictureStore;
import cn.servicecircle.rates.Book;
import cn.servicecircle.rates.BookStore;
import cn.servicecircle.rates.Counting;
import cn.servicecircle.rates.Labels;
import cn.servicecircle.rates.Rates;
import cn.servicecircle.rates.RatesRoutes;
import cn.servicecircle.rates.RatesWorker;
import cn.servicecircle.rates.Scope;
import cn.servicecircle.redis.Redis;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.snapshot.Snapshots;
import cn.servicecircle.upload.StorageSweeper;
import cn.servicecircle.walking.Walking;
import cn.servicecircle.wechat.WxJavaWeChat;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The composition root: every object of a node, on a database, a Redis and a WeChat that are there. The {@link Groundwork}
 * first, then the features.
 */
final class Node {
    final Groundwork ground;
    final Redis redis;
    final WxJavaWeChat weChat;
    final DocumentationPages documentation;
    final Snapshots snapshots;
    final CalendarWatch calendarWatch;
    final OutboxWorker outboxWorker;
    final ErrandFeatures errands;
    final RatesWorker ratesWorker;
    final StationFeatures stations;
    final CouncilFeatures council;
    final UploadPlaces files;
    final StorageSweeper fileSweeper;

    Node(
            Vertx vertx,
            Config config,
            Clock clock,
            Contract contract,
            Redis redis,
            WxJavaWeChat weChat,
            Walking walking) {
        this.redis = redis;
        this.weChat = weChat;
        this.ground = new Groundwork(vertx, config, clock, contract, redis);
        this.documentation = new DocumentationPages(contract);
        this.calendarWatch =
                new CalendarWatch(vertx, ground.calendar::get, config.calendar().warnDays(), clock);
        Postman postman = new Postman(weChat, templates(config.wechat()), clock);
        this.outboxWorker = new OutboxWorker(vertx, ground.database, ground.notifications, postman, clock);

        addIdentity();
        addDistrict();
        this.files = UploadPlaces.of(vertx, config.attachment(), clock);
        this.fileSweeper = new StorageSweeper(
                ground.database,
                List.of(new AttachmentStore(), new PictureStore()),
                files.storage(),
                files.incoming(),
                clock);
        this.errands = new ErrandFeatures(ground, config, files);
        this.council = new CouncilFeatures(
                ground,
                config.moderation(),
                weChat,
                errands.filings,
                new PictureFeature.Outside(
                        weChat, files, config.push(), config.wechat().appId()));
        Snapshot<Book> rateBook = new Snapshot<>("rates", () -> new BookStore(vertx)
                .load(ground.database.reads(), ground.areas.get(), ground.stations.get()));
        this.ratesWorker = addRates(vertx, rateBook);
        this.stations = new StationFeatures(ground, config, walking, weChat, errands.visitors);
        List<Snapshot<?>> held = new ArrayList<>(List.of(
                ground.areas,
                ground.boundaries,
                ground.catalogue,
                ground.stations,
                ground.calendar,
                ground.duties,
                council.spaces,
                council.bulletins,
                rateBook));
        held.addAll(stations.snapshots);
        this.snapshots = new Snapshots(ground.database, held);
        ground.api.complete();
    }

    private void addIdentity() {
        IdentityService identity = new IdentityService(
                ground.database, ground.people, ground.roles, ground.areas, ground.reach, ground.clock);
        Profiles profiles = new Profiles(ground.database, ground.roles, ground.phones);
        new SessionRoutes(weChat, identity, profiles, ground.sessions).addTo(ground.api);
        new PhoneRoutes(weChat, ground.phones, ground.sessions, ground.idempotency).addTo(ground.api);
        new RoleRoutes(identity, ground.sessions).addTo(ground.api);
        new NotificationRoutes(ground.database, ground.notifications, ground.clock).addTo(ground.api);
    }

    /** Its areas, items and days. */
    private void addDistrict() {
        CatalogueService items = new CatalogueService(
                ground.database, new CatalogueStore(), new ItemStationStore(), ground.reach, ground.clock);
        new AreaRoutes(ground.areas).addTo(ground.api);
        new CatalogueRoutes(ground.catalogue, items, ground.idempotency).addTo(ground.api);
        new CalendarRoutes(ground.calendar).addTo(ground.api);
    }

    /** 三率. */
    private RatesWorker addRates(Vertx vertx, Snapshot<Book> book) {
        Rates rates = new Rates(book, new Labels(ground.areas, ground.stations, ground.catalogue));
        Scope scope = new Scope(ground.areas, ground.stations, ground.catalogue, ground.reach);
        new RatesRoutes(rates, scope, ground.clock).addTo(ground.api);
        Counting counting = new Counting(ground.catalogue::get, ground.calendar::get, ground.clock.getZone());
        return new RatesWorker(vertx, ground.database, counting, ground.clock);
    }

    private static Postman.Templates templates(Config.WeChat keys) {
        return new Postman.Templates(keys.errandTemplate(), keys.postTemplate());
    }
}
