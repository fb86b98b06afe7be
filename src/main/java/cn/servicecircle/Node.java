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
import cn.servicecircle.calendar.CalendarRoutes;
import cn.servicecircle.calendar.CalendarStore;
import cn.servicecircle.calendar.CalendarWatch;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.callback.Assignment;
import cn.servicecircle.callback.BadRatings;
import cn.servicecircle.callback.CallbackRoutes;
import cn.servicecircle.callback.CallbackService;
import cn.servicecircle.callback.CallbackViews;
import cn.servicecircle.callback.Letters;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.CatalogueRoutes;
import cn.servicecircle.catalogue.CatalogueService;
import cn.servicecircle.catalogue.CatalogueStore;
import cn.servicecircle.catalogue.ItemStationStore;
import cn.servicecircle.custody.CustodyRoutes;
import cn.servicecircle.custody.CustodyService;
import cn.servicecircle.custody.NothingHeld;
import cn.servicecircle.disclosure.PublicErrands;
import cn.servicecircle.errand.Alarms;
import cn.servicecircle.errand.Casework;
import cn.servicecircle.errand.CaseworkRoutes;
import cn.servicecircle.errand.ClockSteps;
import cn.servicecircle.errand.CounterRoutes;
import cn.servicecircle.errand.Deadlines;
import cn.servicecircle.errand.Desks;
import cn.servicecircle.errand.Dossiers;
import cn.servicecircle.errand.ErrandAccess;
import cn.servicecircle.errand.ErrandReader;
import cn.servicecircle.errand.ErrandRoutes;
import cn.servicecircle.errand.ErrandViews;
import cn.servicecircle.errand.Filings;
import cn.servicecircle.errand.Gate;
import cn.servicecircle.errand.HandOvers;
import cn.servicecircle.errand.LiveFeed;
import cn.servicecircle.errand.LiveRoutes;
import cn.servicecircle.errand.LookUps;
import cn.servicecircle.errand.Offer;
import cn.servicecircle.errand.PaperWork;
import cn.servicecircle.errand.Patience;
import cn.servicecircle.errand.PrincipalSteps;
import cn.servicecircle.errand.Principals;
import cn.servicecircle.errand.RatingWindow;
import cn.servicecircle.errand.Reminders;
import cn.servicecircle.errand.Standings;
import cn.servicecircle.errand.Steps;
import cn.servicecircle.errand.Teller;
import cn.servicecircle.export.LedgerRoutes;
import cn.servicecircle.export.Messages;
import cn.servicecircle.export.Webhook;
import cn.servicecircle.export.WebhookRoutes;
import cn.servicecircle.forum.CommentService;
import cn.servicecircle.forum.ForumRoutes;
import cn.servicecircle.forum.ForumStore;
import cn.servicecircle.forum.Readers;
import cn.servicecircle.forum.TopicService;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Contract;
import cn.servicecircle.http.DocumentationPages;
import cn.servicecircle.http.Gatekeeper;
import cn.servicecircle.http.Problems;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.idempotency.IdempotencyStore;
import cn.servicecircle.identity.IdentityService;
import cn.servicecircle.identity.PersonStore;
import cn.servicecircle.identity.RoleRoutes;
import cn.servicecircle.identity.RoleStore;
import cn.servicecircle.identity.SessionRoutes;
import cn.servicecircle.identity.Sessions;
import cn.servicecircle.kin.KinRoutes;
import cn.servicecircle.kin.KinService;
import cn.servicecircle.ladder.EscalationRoutes;
import cn.servicecircle.ladder.Ladder;
import cn.servicecircle.ladder.LadderClock;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.limits.RateLimits;
import cn.servicecircle.mandate.MandateNeeded;
import cn.servicecircle.mandate.MandateRoutes;
import cn.servicecircle.mandate.MandateService;
import cn.servicecircle.mandate.MandateStore;
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
import cn.servicecircle.opendata.Open311Routes;
import cn.servicecircle.opendata.OpenDataRoutes;
import cn.servicecircle.rates.Book;
import cn.servicecircle.rates.BookStore;
import cn.servicecircle.rates.Counting;
import cn.servicecircle.rates.Labels;
import cn.servicecircle.rates.Rates;
import cn.servicecircle.rates.RatesRoutes;
import cn.servicecircle.rates.RatesWorker;
import cn.servicecircle.rates.Scope;
import cn.servicecircle.redis.Redis;
import cn.servicecircle.similar.FollowService;
import cn.servicecircle.similar.Followers;
import cn.servicecircle.similar.SimilarRoutes;
import cn.servicecircle.similar.SimilarSearch;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.snapshot.Snapshots;
import cn.servicecircle.station.StationRoutes;
import cn.servicecircle.station.StationStaff;
import cn.servicecircle.station.StationStore;
import cn.servicecircle.station.Stations;
import cn.servicecircle.station.Walking;
import cn.servicecircle.vault.Vault;
import cn.servicecircle.visitor.VisitorRoutes;
import cn.servicecircle.visitor.VisitorStore;
import cn.servicecircle.visitor.Visitors;
import cn.servicecircle.wechat.WxJavaWeChat;
import cn.servicecircle.whistle.Bodies;
import cn.servicecircle.whistle.BodyRoutes;
import cn.servicecircle.whistle.CallClock;
import cn.servicecircle.whistle.CallReminders;
import cn.servicecircle.whistle.CallSteps;
import cn.servicecircle.whistle.Streets;
import cn.servicecircle.whistle.WhistleDesk;
import cn.servicecircle.whistle.WhistleRoutes;
import cn.servicecircle.whistle.Whistles;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The composition root: every object of a node, top to bottom, on a database, a Redis and a WeChat that are there. */
final class Node {
    final Database database;
    final Redis redis;
    final WxJavaWeChat weChat;
    final Api api;
    final DocumentationPages documentation;
    final Snapshots snapshots;
    final CalendarWatch calendarWatch;
    final Sessions sessions;
    final Idempotency idempotency;
    final OutboxWorker outboxWorker;
    final LiveFeed liveFeed;
    final Storage attachmentStorage;
    final AttachmentSweeper attachmentSweeper;
    final Webhook webhook;
    final RatesWorker ratesWorker;
    final Sweep sweep;

    Node(Vertx vertx, Config config, Clock clock, Contract contract, Redis redis, WxJavaWeChat weChat) {
        this.redis = redis;
        this.weChat = weChat;
        this.database = new Database(
                vertx,
                config.mysql().address(),
                config.mysql().readConnections(),
                config.mysql().writeConnections());

        // What every node holds in memory
        CatalogueStore catalogueStore = new CatalogueStore();
        Snapshot<Areas> areas = new Snapshot<>("area", () -> new AreaStore().load(database.reads()));
        Snapshot<Stations> stations = new Snapshot<>("station", () -> new StationStore().load(database.reads()));
        Snapshot<Catalogue> catalogue = new Snapshot<>("catalogue", () -> catalogueStore.load(database.reads()));
        Snapshot<WorkCalendar> calendar = new Snapshot<>("calendar", () -> new CalendarStore().load(database.reads()));
        Snapshot<Book> rateBook =
                new Snapshot<>("rates", () -> new BookStore(vertx).load(database.reads(), areas.get(), stations.get()));
        this.snapshots = new Snapshots(database, List.of(areas, catalogue, stations, calendar, rateBook));
        this.calendarWatch =
                new CalendarWatch(vertx, calendar::get, config.calendar().warnDays(), clock);

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
        CatalogueService items = new CatalogueService(database, catalogueStore, new ItemStationStore(), reach, clock);
        Offer offer = new Offer(areas, stations, catalogue);
        StationStaff staff = new StationStaff(stations, reach);
        Visitors visitors = new Visitors(
                database, new VisitorStore(), staff, new Vault(config.vault().keys()), clock);
        Standings standings = new Standings(staff, reach);
        Deadlines deadlines = new Deadlines(calendar, offer, clock);
        RatingWindow ratingWindow = new RatingWindow(clock);
        Patience patience =
                new Patience(config.errand().silenceDays(), config.errand().reopenDays(), clock);
        ErrandViews errandViews = new ErrandViews(offer, standings, deadlines, ratingWindow, patience);
        ErrandReader errands = new ErrandReader(database, standings, errandViews, deadlines);
        Principals principals = new Principals(people, offer, outbox);
        LadderClock ladderClock = new LadderClock(calendar::get, clock);
        Ladder ladder = new Ladder(areas, ladderClock);
        Alarms alarms = new Alarms(deadlines, ladderClock, patience);
        Desks desks = new Desks(offer, roles);
        Filings filings = new Filings(offer, desks, alarms, errandViews, principals, clock);
        PublicErrands publicErrands = new PublicErrands(areas, stations, catalogue);
        Followers followers = new Followers(outbox, catalogue);
        Teller teller = new Teller(outbox, followers, errandViews);
        MandateStore mandateStore = new MandateStore();
        Gate gate = new Gate(standings, List.of(new MandateNeeded(mandateStore, catalogue, clock), new NothingHeld()));
        Steps steps = new Steps(database, teller, gate, alarms, errandViews);
        MandateService mandates = new MandateService(database, steps, errands, mandateStore, clock);
        CustodyService custody = new CustodyService(database, steps, errands, clock);
        KinService kin = new KinService(database, staff, outbox, clock);
        Assignment assignment = new Assignment(areas, stations);
        Letters letters = new Letters(catalogue, outbox);
        BadRatings badRatings =
                new BadRatings(assignment, letters, deadlines, config.rating().rectificationDays());
        CallbackViews callbackViews = new CallbackViews(stations, catalogue, deadlines);
        AttachmentStore attachmentStore = new AttachmentStore();
        AttachmentPlaces places = AttachmentPlaces.of(vertx, config.attachment(), clock);
        this.attachmentStorage = places.storage();
        this.attachmentSweeper =
                new AttachmentSweeper(database, attachmentStore, attachmentStorage, places.incoming(), clock);
        AttachmentService attachments = new AttachmentService(
                database, attachmentStore, attachmentStorage, new ErrandAccess(database, standings), clock);
        this.liveFeed = new LiveFeed(vertx, database, clock);
        Dossiers dossiers = new Dossiers(offer, standings, teller, clock);
        Streets streets = new Streets(areas, reach);
        WhistleDesk whistleDesk = new WhistleDesk(database, dossiers, streets);
        ClockSteps clockSteps =
                new ClockSteps(alarms, patience, new Reminders(alarms, ladderClock, ladder, offer, outbox), teller);
        CallClock callClock = new CallClock(
                dossiers, ladderClock, new CallReminders(dossiers, deadlines, ladderClock, ladder, outbox));
        this.sweep = new Sweep(vertx, database, List.of(clockSteps, callClock));
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

        this.webhook =
                new Webhook(vertx, database, config.export().settings(), new Messages(catalogue, stations), clock);
        // Numbers
        Counting counting = new Counting(catalogue::get, calendar::get, clock.getZone());
        this.ratesWorker = new RatesWorker(vertx, database, counting, clock);
        Rates rates = new Rates(rateBook, new Labels(areas, stations, catalogue));

        // The contract, operation by operation
        new SessionRoutes(weChat, identity, sessions).addTo(api);
        new RoleRoutes(identity, sessions).addTo(api);
        new AreaRoutes(areas).addTo(api);
        new StationRoutes(stations, areas, catalogue, walking(config.circle()), clock).addTo(api);
        new CatalogueRoutes(catalogue, items, idempotency).addTo(api);
        new CalendarRoutes(calendar).addTo(api);
        new ErrandRoutes(filings, new PrincipalSteps(steps, ratingWindow, badRatings, patience), errands, idempotency)
                .addTo(api);
        new CaseworkRoutes(
                        new Casework(steps, filings, deadlines),
                        new PaperWork(steps, deadlines),
                        new HandOvers(steps, offer, desks),
                        errands,
                        clock.getZone())
                .addTo(api);
        new CounterRoutes(filings, visitors, new LookUps(database, visitors, limits, errandViews), errands, idempotency)
                .addTo(api);
        new VisitorRoutes(visitors).addTo(api);
        new LiveRoutes(liveFeed, staff).addTo(api);
        new CallbackRoutes(new CallbackService(database, assignment, letters, callbackViews, deadlines)).addTo(api);
        new SimilarRoutes(
                        new SimilarSearch(database, nearby(config.similar()), clock),
                        new FollowService(database, clock),
                        publicErrands)
                .addTo(api);
        new AttachmentRoutes(attachments, places.incoming(), new Inspection(vertx), attachmentStorage, idempotency)
                .addTo(api);
        new Open311Routes(database, publicErrands, clock).addTo(api);
        new OpenDataRoutes(database, publicErrands, clock.getZone()).addTo(api);
        new LedgerRoutes(database, staff, catalogue, clock).addTo(api);
        new WebhookRoutes(database, clock).addTo(api);
        new RatesRoutes(rates, new Scope(areas, stations, catalogue, reach), clock).addTo(api);
        new MandateRoutes(mandates, idempotency).addTo(api);
        new CustodyRoutes(custody, idempotency).addTo(api);
        new KinRoutes(kin, idempotency).addTo(api);
        new BodyRoutes(new Bodies(database, reach), idempotency).addTo(api);
        new WhistleRoutes(
                        new Whistles(dossiers, whistleDesk, streets, ladderClock),
                        new CallSteps(dossiers, whistleDesk, ladderClock),
                        whistleDesk,
                        deadlines,
                        idempotency)
                .addTo(api);
        new EscalationRoutes(database, reach, catalogue, ladderClock).addTo(api);
        new ForumRoutes(topics, comments, new ContentCheck(weChat, database, people), idempotency, areas).addTo(api);
        new ModerationRoutes(moderations, areas).addTo(api);
        new NotificationRoutes(database, notifications, clock).addTo(api);
        api.complete();
    }

    private static Postman.Templates templates(Config.WeChat keys) {
        return new Postman.Templates(keys.errandTemplate(), keys.postTemplate());
    }

    private static Sessions.Lifetime lifetime(Config.Session session) {
        return new Sessions.Lifetime(Duration.ofDays(session.idleDays()), Duration.ofDays(session.absoluteDays()));
    }

    private static RateLimits.Permits permits(Config.Limits limits) {
        return new RateLimits.Permits(
                limits.addressPerMinute(),
                limits.loginPerMinute(),
                limits.lookupPerMinute(),
                limits.bulkPerMinute(),
                limits.writePerMinute());
    }

    private static SimilarSearch.Reach nearby(Config.Similar similar) {
        return new SimilarSearch.Reach(similar.radiusMetres(), similar.days());
    }

    private static Walking walking(Config.Circle circle) {
        return new Walking(circle.walkMetresPerMinute(), circle.detourFactor(), circle.minutes());
    }
}
