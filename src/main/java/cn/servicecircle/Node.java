package cn.servicecircle;

import cn.servicecircle.area.AreaRoutes;
import cn.servicecircle.area.AreaStore;
import cn.servicecircle.area.Areas;
import cn.servicecircle.area.Reach;
import cn.servicecircle.calendar.CalendarRoutes;
import cn.servicecircle.calendar.CalendarStore;
import cn.servicecircle.calendar.CalendarWatch;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.CatalogueRoutes;
import cn.servicecircle.catalogue.CatalogueService;
import cn.servicecircle.catalogue.CatalogueStore;
import cn.servicecircle.catalogue.ItemStationStore;
import cn.servicecircle.errand.Alarms;
import cn.servicecircle.errand.Casework;
import cn.servicecircle.errand.CaseworkRoutes;
import cn.servicecircle.errand.ClockSteps;
import cn.servicecircle.errand.Deadlines;
import cn.servicecircle.errand.Dossiers;
import cn.servicecircle.errand.ErrandReader;
import cn.servicecircle.errand.ErrandRoutes;
import cn.servicecircle.errand.ErrandViews;
import cn.servicecircle.errand.Filings;
import cn.servicecircle.errand.HandOvers;
import cn.servicecircle.errand.Offer;
import cn.servicecircle.errand.PaperWork;
import cn.servicecircle.errand.Patience;
import cn.servicecircle.errand.PrincipalSteps;
import cn.servicecircle.errand.Reminders;
import cn.servicecircle.errand.Standings;
import cn.servicecircle.errand.Steps;
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
import cn.servicecircle.ladder.EscalationRoutes;
import cn.servicecircle.ladder.Ladder;
import cn.servicecircle.ladder.LadderClock;
import cn.servicecircle.ladder.Sweep;
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
import cn.servicecircle.wechat.WxJavaWeChat;
import cn.servicecircle.whistle.Bodies;
import cn.servicecircle.whistle.BodyRoutes;
import cn.servicecircle.whistle.CallClock;
import cn.servicecircle.whistle.CallReminders;
import cn.servicecircle.whistle.CallSteps;
import cn.servicecircle.whistle.Streets;
import cn.servicecircle.whistle.WhistleDesk;
import cn.servicecircle.whistle.WhistleRoutes;
import cn.servicecircle.whistle.WhistleTidings;
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
        this.snapshots = new Snapshots(database, List.of(areas, catalogue, stations, calendar));
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
        Standings standings = new Standings(stations, reach);
        Deadlines deadlines = new Deadlines(calendar, offer, clock);
        Patience patience =
                new Patience(config.errand().silenceDays(), config.errand().reopenDays());
        ErrandViews errandViews = new ErrandViews(offer, standings, deadlines, patience);
        ErrandReader errands = new ErrandReader(database, standings, errandViews, deadlines);
        LadderClock ladderClock = new LadderClock(calendar::get, clock);
        Ladder ladder = new Ladder(areas, ladderClock);
        Alarms alarms = new Alarms(deadlines, ladderClock, patience);
        Filings filings = new Filings(offer, alarms, errandViews, people, clock);
        Steps steps = new Steps(database, outbox, standings, alarms, errandViews);
        Reminders reminders = new Reminders(alarms, ladderClock, ladder, offer, outbox);
        ClockSteps clockSteps = new ClockSteps(alarms, patience, reminders, offer, outbox);
        Dossiers dossiers = new Dossiers(offer, standings, clock);
        Streets streets = new Streets(areas, reach);
        WhistleDesk whistleDesk = new WhistleDesk(database, dossiers, streets);
        WhistleTidings whistleTidings = new WhistleTidings(outbox);
        CallReminders callReminders = new CallReminders(dossiers, deadlines, ladderClock, ladder, outbox);
        CallClock callClock = new CallClock(dossiers, ladderClock, callReminders);
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

        // The contract, operation by operation
        new SessionRoutes(weChat, identity, sessions).addTo(api);
        new RoleRoutes(identity, sessions).addTo(api);
        new AreaRoutes(areas).addTo(api);
        new StationRoutes(stations, areas, catalogue, walking(config.circle()), clock).addTo(api);
        new CatalogueRoutes(catalogue, items, idempotency).addTo(api);
        new CalendarRoutes(calendar).addTo(api);
        new ErrandRoutes(filings, new PrincipalSteps(steps, patience, clock), errands, idempotency).addTo(api);
        new CaseworkRoutes(
                        new Casework(steps, filings, deadlines),
                        new PaperWork(steps, deadlines),
                        new HandOvers(steps, offer, roles),
                        errands,
                        clock.getZone())
                .addTo(api);
        new BodyRoutes(new Bodies(database, reach), idempotency).addTo(api);
        new WhistleRoutes(
                        new Whistles(dossiers, whistleDesk, streets, ladderClock, whistleTidings),
                        new CallSteps(dossiers, whistleDesk, ladderClock, whistleTidings),
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
        return new RateLimits.Permits(limits.addressPerMinute(), limits.loginPerMinute(), limits.writePerMinute());
    }

    private static Walking walking(Config.Circle circle) {
        return new Walking(circle.walkMetresPerMinute(), circle.detourFactor(), circle.minutes());
    }
}
