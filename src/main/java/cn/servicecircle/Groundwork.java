package cn.servicecircle;

import cn.servicecircle.area.AreaStore;
import cn.servicecircle.area.Areas;
import cn.servicecircle.area.Reach;
import cn.servicecircle.calendar.CalendarStore;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.CatalogueStore;
import cn.servicecircle.duty.Duties;
import cn.servicecircle.duty.DutyStore;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Contract;
import cn.servicecircle.http.Gatekeeper;
import cn.servicecircle.http.Problems;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.idempotency.IdempotencyStore;
import cn.servicecircle.identity.PersonStore;
import cn.servicecircle.identity.Phones;
import cn.servicecircle.identity.RoleStore;
import cn.servicecircle.identity.Sessions;
import cn.servicecircle.limits.RateLimits;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.NotificationStore;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.place.Boundaries;
import cn.servicecircle.place.BoundaryStore;
import cn.servicecircle.redis.Redis;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.StationStaff;
import cn.servicecircle.station.StationStore;
import cn.servicecircle.station.Stations;
import cn.servicecircle.vault.Vault;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;

/** What all features of a node stand on: the database, the district in memory, who calls, the contract and the outbox. */
final class Groundwork {
    final Vertx vertx;
    final Clock clock;
    final Database database;
    final Snapshot<Areas> areas;
    final Snapshot<Boundaries> boundaries;
    final Snapshot<Stations> stations;
    final Snapshot<Catalogue> catalogue;
    final Snapshot<WorkCalendar> calendar;
    final Snapshot<Duties> duties;
    final Reach reach;
    final StationStaff staff;
    final PersonStore people = new PersonStore();
    final RoleStore roles = new RoleStore();
    final Sessions sessions;
    final Vault vault;
    final Phones phones;
    final RateLimits limits;
    final Api api;
    final Idempotency idempotency;
    final NotificationStore notifications = new NotificationStore();
    final Outbox outbox;

    Groundwork(Vertx vertx, Config config, Clock clock, Contract contract, Redis redis) {
        this.vertx = vertx;
        this.clock = clock;
        this.database = new Database(
                vertx,
                config.mysql().address(),
                config.mysql().readConnections(),
                config.mysql().writeConnections());

        // What every node holds in memory
        this.areas = new Snapshot<>("area", () -> new AreaStore().load(database.reads()));
        this.boundaries = new Snapshot<>("area", () -> new BoundaryStore().load(database.reads()));
        this.stations = new Snapshot<>("station", () -> new StationStore().load(database.reads()));
        this.catalogue = new Snapshot<>("catalogue", () -> new CatalogueStore().load(database.reads()));
        this.calendar = new Snapshot<>("calendar", () -> new CalendarStore().load(database.reads()));
        this.duties = new Snapshot<>("duty", () -> new DutyStore().load(database.reads(), clock.instant()));

        // Who calls
        this.reach = new Reach(areas);
        this.staff = new StationStaff(stations, reach);
        this.sessions = new Sessions(
                redis, personId -> roles.callerOf(database.reads(), personId), clock, lifetime(config.session()));

        this.vault = new Vault(config.vault().keys());
        this.phones = new Phones(database, vault, clock);

        // The frame
        this.limits = new RateLimits(vertx, redis, permits(config.limits()));
        this.api = new Api(
                contract,
                new Gatekeeper(sessions, limits, config.http().trustedProxies()),
                new Problems(failure -> Database.isAway(failure) || Redis.isAway(failure)));
        this.idempotency = new Idempotency(vertx, database, new IdempotencyStore(), clock);
        this.outbox = new Outbox(notifications, clock);
    }

    private static Sessions.Lifetime lifetime(Config.Session session) {
        return new Sessions.Lifetime(Duration.ofDays(session.idleDays()), Duration.ofDays(session.absoluteDays()));
    }

    private static RateLimits.Permits permits(LimitsConfig limits) {
        return new RateLimits.Permits(
                limits.addressPerMinute(),
                limits.loginPerMinute(),
                limits.verifyPerHour(),
                limits.lookupPerMinute(),
                limits.bulkPerMinute(),
                limits.writePerMinute());
    }
}
