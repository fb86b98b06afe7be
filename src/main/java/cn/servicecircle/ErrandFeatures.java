package cn.servicecircle;

import cn.servicecircle.attachment.AttachmentRoutes;
import cn.servicecircle.attachment.AttachmentService;
import cn.servicecircle.attachment.AttachmentStore;
import cn.servicecircle.callback.Assignment;
import cn.servicecircle.callback.BadRatings;
import cn.servicecircle.callback.CallbackRoutes;
import cn.servicecircle.callback.CallbackService;
import cn.servicecircle.callback.CallbackViews;
import cn.servicecircle.callback.Letters;
import cn.servicecircle.custody.CustodyRoutes;
import cn.servicecircle.custody.CustodyService;
import cn.servicecircle.custody.NothingHeld;
import cn.servicecircle.deliberation.WorkNews;
import cn.servicecircle.disclosure.PublicErrands;
import cn.servicecircle.errand.Alarms;
import cn.servicecircle.errand.Casework;
import cn.servicecircle.errand.CaseworkRoutes;
import cn.servicecircle.errand.Choices;
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
import cn.servicecircle.kin.KinRoutes;
import cn.servicecircle.kin.KinService;
import cn.servicecircle.ladder.EscalationRoutes;
import cn.servicecircle.ladder.Ladder;
import cn.servicecircle.ladder.LadderClock;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.mandate.MandateNeeded;
import cn.servicecircle.mandate.MandateRoutes;
import cn.servicecircle.mandate.MandateService;
import cn.servicecircle.mandate.MandateStore;
import cn.servicecircle.opendata.Open311Routes;
import cn.servicecircle.opendata.OpenDataRoutes;
import cn.servicecircle.similar.FollowService;
import cn.servicecircle.similar.Followers;
import cn.servicecircle.similar.SimilarRoutes;
import cn.servicecircle.similar.SimilarSearch;
import cn.servicecircle.upload.Keeper;
import cn.servicecircle.visitor.PhoneDesk;
import cn.servicecircle.visitor.VisitorRoutes;
import cn.servicecircle.visitor.VisitorStore;
import cn.servicecircle.visitor.Visitors;
import cn.servicecircle.whistle.Bodies;
import cn.servicecircle.whistle.BodyRoutes;
import cn.servicecircle.whistle.CallClock;
import cn.servicecircle.whistle.CallReminders;
import cn.servicecircle.whistle.CallSteps;
import cn.servicecircle.whistle.Streets;
import cn.servicecircle.whistle.WhistleDesk;
import cn.servicecircle.whistle.WhistleRoutes;
import cn.servicecircle.whistle.Whistles;
import java.util.List;

/** 帮办代办 and all that belongs to it, on the groundwork; its constructor adds the operations to the contract. */
final class ErrandFeatures {
    final LiveFeed liveFeed;
    final Sweep sweep;
    final Webhook webhook;
    final Visitors visitors;
    final Filings filings;

    private final Groundwork on;
    private final Config config;
    private final Offer offer;
    private final Deadlines deadlines;
    private final ErrandViews views;
    private final ErrandReader reader;
    private final Teller teller;
    private final Steps steps;

    ErrandFeatures(Groundwork on, Config config, UploadPlaces places) {
        this.on = on;
        this.config = config;
        this.offer = new Offer(on.areas, on.stations, on.catalogue, on.clock);
        this.deadlines = new Deadlines(on.calendar, offer, on.clock);
        Standings standings = new Standings(on.staff, on.reach);
        RatingWindow ratingWindow = new RatingWindow(on.clock);
        Patience patience =
                new Patience(config.errand().silenceDays(), config.errand().reopenDays(), on.clock);
        Choices choices = new Choices(ratingWindow, patience);
        this.views = new ErrandViews(offer, standings, deadlines, choices);
        this.reader = new ErrandReader(on.database, standings, views, deadlines);
        this.teller =
                new Teller(on.outbox, new Followers(on.outbox, on.catalogue), views, List.of(new WorkNews(on.clock)));
        LadderClock ladderClock = new LadderClock(on.calendar::get, on.clock);
        Alarms alarms = new Alarms(deadlines, ladderClock, patience);
        MandateStore mandates = new MandateStore();
        Gate gate = new Gate(
                standings, choices, List.of(new MandateNeeded(mandates, on.catalogue, on.clock), new NothingHeld()));
        this.steps = new Steps(on.database, teller, gate, alarms, views);
        this.liveFeed = new LiveFeed(on.vertx, on.database, on.clock);

        this.visitors = new Visitors(on.database, new VisitorStore(), on.staff, on.vault, on.clock);
        Principals principals = new Principals(on.people, offer, on.outbox);
        Desks desks = new Desks(offer, on.roles);
        this.filings = new Filings(offer, desks, alarms, views, principals, on.clock);
        addLife(desks, ratingWindow, patience);
        addMandates(mandates);
        addAttachments(places, standings);
        addDisclosure();
        this.webhook = addExport();
        Dossiers dossiers = new Dossiers(offer, standings, teller, on.clock);
        Ladder ladder = new Ladder(on.areas, ladderClock);
        Reminders reminders = new Reminders(alarms, ladderClock, ladder, offer, on.outbox);
        CallReminders callReminders = new CallReminders(dossiers, deadlines, ladderClock, ladder, on.outbox);
        this.sweep = new Sweep(
                on.vertx,
                on.database,
                List.of(
                        new ClockSteps(alarms, patience, reminders, teller),
                        new CallClock(dossiers, ladderClock, callReminders)));
        addWhistles(dossiers, ladderClock);
    }

    /** From filing to the end and back, at the counter too, with what follows a bad rating. */
    private void addLife(Desks desks, RatingWindow ratingWindow, Patience patience) {
        Assignment assignment = new Assignment(on.areas, on.stations);
        Letters letters = new Letters(on.catalogue, on.outbox);
        BadRatings badRatings =
                new BadRatings(assignment, letters, deadlines, config.rating().rectificationDays());
        CallbackViews callbackViews = new CallbackViews(on.stations, on.catalogue, deadlines);

        new ErrandRoutes(filings, new PrincipalSteps(steps, ratingWindow, badRatings, patience), reader, on.idempotency)
                .addTo(on.api);
        new CaseworkRoutes(
                        new Casework(steps, filings, deadlines),
                        new PaperWork(steps, deadlines),
                        new HandOvers(steps, offer, desks),
                        reader,
                        on.clock.getZone())
                .addTo(on.api);
        LookUps lookUps = new LookUps(on.database, visitors, on.limits, views);
        new CounterRoutes(filings, visitors, lookUps, reader, on.idempotency).addTo(on.api);
        PhoneDesk phones = new PhoneDesk(on.phones, on.staff, on.outbox);
        new VisitorRoutes(visitors, phones, on.sessions, on.idempotency).addTo(on.api);
        new LiveRoutes(liveFeed, on.staff).addTo(on.api);
        new CallbackRoutes(new CallbackService(on.database, assignment, letters, callbackViews, deadlines))
                .addTo(on.api);
    }

    /** 委托书, 材料交接 and 亲属. */
    private void addMandates(MandateStore mandates) {
        new MandateRoutes(new MandateService(on.database, steps, reader, mandates, on.clock), on.idempotency)
                .addTo(on.api);
        new CustodyRoutes(new CustodyService(on.database, steps, reader, on.clock), on.idempotency).addTo(on.api);
        new KinRoutes(new KinService(on.database, on.staff, on.outbox, on.clock), on.idempotency).addTo(on.api);
    }

    private void addAttachments(UploadPlaces places, Standings standings) {
        AttachmentStore store = new AttachmentStore();
        AttachmentService service = new AttachmentService(
                on.database,
                store,
                new Keeper(on.database, places.storage(), store),
                new ErrandAccess(on.database, standings),
                on.clock);
        new AttachmentRoutes(service, places.incoming(), places.inspection(), places.storage(), on.idempotency)
                .addTo(on.api);
    }

    /** What everybody may know of the public kinds. */
    private void addDisclosure() {
        PublicErrands publicErrands = new PublicErrands(on.areas, on.stations, on.catalogue);
        SimilarSearch.Reach nearby = new SimilarSearch.Reach(
                config.similar().radiusMetres(), config.similar().days());
        new SimilarRoutes(
                        new SimilarSearch(on.database, nearby, on.clock),
                        new FollowService(on.database, on.clock),
                        publicErrands)
                .addTo(on.api);
        new Open311Routes(on.database, publicErrands, on.clock).addTo(on.api);
        new OpenDataRoutes(on.database, publicErrands, on.clock.getZone()).addTo(on.api);
    }

    private Webhook addExport() {
        new LedgerRoutes(on.database, on.staff, on.catalogue, on.clock).addTo(on.api);
        new WebhookRoutes(on.database, on.clock).addTo(on.api);
        Messages messages = new Messages(on.catalogue, on.stations);
        return new Webhook(on.vertx, on.database, config.export().settings(), messages, on.clock);
    }

    /** 吹哨报到, and what has gone up the ladder. */
    private void addWhistles(Dossiers dossiers, LadderClock clock) {
        Streets streets = new Streets(on.areas, on.reach);
        WhistleDesk desk = new WhistleDesk(on.database, dossiers, streets);
        Whistles whistles = new Whistles(dossiers, desk, streets, clock);
        CallSteps callSteps = new CallSteps(dossiers, desk, clock);
        new WhistleRoutes(whistles, callSteps, desk, deadlines, on.idempotency).addTo(on.api);
        new BodyRoutes(new Bodies(on.database, on.reach), on.idempotency).addTo(on.api);
        new EscalationRoutes(on.database, on.reach, on.catalogue, clock).addTo(on.api);
    }
}
