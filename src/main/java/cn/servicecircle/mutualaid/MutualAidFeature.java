package cn.servicecircle.mutualaid;

import cn.servicecircle.errand.Filings;
import cn.servicecircle.http.Api;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.identity.PersonStore;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.moderation.Admission;
import cn.servicecircle.moderation.ContentCheck;
import cn.servicecircle.moderation.ModerationQueue;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.space.SpaceAccess;
import cn.servicecircle.vault.Vault;
import java.time.Clock;

/** Puts 邻里互助 together from what it stands on. */
public final class MutualAidFeature {
    private final Database database;
    private final Neighbourhood neighbourhood;
    private final Envelope envelope;
    private final Letters letters;
    private final Endings endings;
    private final Clock clock;

    /** @param clock in the zone in which days end */
    public MutualAidFeature(Database database, SpaceAccess access, Vault vault, Outbox outbox, Clock clock) {
        this.database = database;
        this.neighbourhood = new Neighbourhood(access);
        this.envelope = new Envelope(vault);
        this.letters = new Letters(outbox);
        this.endings = new Endings(letters);
        this.clock = clock;
    }

    /** What moderators decide on. */
    public HelpService helps(ModerationQueue moderation, Admission admission) {
        return new HelpService(database, neighbourhood, moderation, admission, letters, clock);
    }

    public void addTo(Api api, HelpService helps, ContentCheck check, Filings filings, Idempotency idempotency) {
        Closings closings = new Closings(database, neighbourhood, filings, endings, clock);
        new HelpRoutes(helps, closings, new Wording(check), neighbourhood.access(), idempotency, clock.getZone())
                .addTo(api);
    }

    public void addExchangesTo(
            Api api,
            Admission admission,
            ContentCheck check,
            Filings filings,
            PersonStore people,
            Idempotency idempotency) {
        ResponseService responses = new ResponseService(database, neighbourhood, admission, envelope, letters, clock);
        Mediations mediations = new Mediations(database, filings, people, envelope, letters, clock);
        new ResponseRoutes(responses, mediations, new Wording(check), envelope, idempotency).addTo(api);
    }

    public Sweep.Chore clock() {
        return new HelpClock(endings, letters, clock);
    }
}
