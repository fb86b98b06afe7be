package cn.servicecircle.bulletin;

import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.snapshot.Snapshot;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How publishers publish, correct and withdraw, one after the other; every node has the change within two seconds. */
public final class BulletinService {
    private static final String PUBLISHED = "发布";

    private final Database database;
    private final Publishers publishers;
    private final Proofreading proofreading;
    private final Snapshot<Catalogue> catalogue;
    private final Clock clock;
    private final BulletinStore store = new BulletinStore();

    /** @param clock in the zone in which days begin and end */
    public BulletinService(
            Database database,
            Publishers publishers,
            Proofreading proofreading,
            Snapshot<Catalogue> catalogue,
            Clock clock) {
        this.database = database;
        this.publishers = publishers;
        this.proofreading = proofreading;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** @param confirmed null for nothing */
    record Publication(BulletinContent content, List<Doubt> confirmed) {
        Publication {
            confirmed = confirmed == null ? List.of() : List.copyOf(confirmed);
        }
    }

    /** @param basedOn the version that the publisher had before their eyes */
    record Correction(int basedOn, String reason, BulletinContent content, List<Doubt> confirmed) {
        Correction {
            confirmed = confirmed == null ? List.of() : List.copyOf(confirmed);
        }
    }

    Future<Bulletin> publish(SqlConnection tx, Caller publisher, Publication wanted) {
        BulletinContent content = wanted.content();
        publishers.mustReach(publisher, content.areaIds());
        Bulletin.mustHave(content.faultsAsNew(today()));
        mustBeFit(publisher, content, wanted.confirmed());
        NewVersion first = new NewVersion(content, PUBLISHED, publisher.personId(), wanted.confirmed());
        return store.takeTurn(tx)
                .compose(alone -> store.add(tx, null, first, clock.instant()))
                .compose(id -> existing(tx, id));
    }

    /** Whoever may publish for all areas of the version before, and for all of the next. */
    Future<Bulletin> correct(Caller publisher, long id, Correction wanted) {
        BulletinContent next = wanted.content();
        return changed(publisher, id, (tx, now) -> {
            publishers.mustReach(publisher, next.areaIds());
            now.mustTake(wanted.basedOn(), next, today());
            mustBeFit(publisher, next, wanted.confirmed());
            NewVersion version = new NewVersion(next, wanted.reason(), publisher.personId(), wanted.confirmed());
            return store.addVersion(tx, id, now.version() + 1, version, clock.instant());
        });
    }

    Future<Bulletin> withdraw(Caller publisher, long id, String reason) {
        return changed(publisher, id, (tx, now) -> {
            now.mustStand();
            return store.withdraw(tx, id, reason, publisher.personId(), clock.instant());
        });
    }

    private interface Step {
        Future<Void> take(SqlConnection tx, Bulletin now);
    }

    /** Whoever has no business with it does not make others wait. */
    private Future<Bulletin> changed(Caller publisher, long id, Step step) {
        return ofPublisher(database.reads(), publisher, id)
                .compose(theirs -> database.withTransaction(tx -> store.takeTurn(tx)
                        .compose(alone -> ofPublisher(tx, publisher, id))
                        .compose(now -> step.take(tx, now))
                        .compose(changed -> existing(tx, id))));
    }

    private Future<Bulletin> ofPublisher(SqlClient sql, Caller publisher, long id) {
        return existing(sql, id).map(found -> {
            publishers.mustReach(publisher, found.content().areaIds());
            return found;
        });
    }

    /** For its publishers, the newest first. */
    Future<Slice<Bulletin>> versions(Caller publisher, long id, Page page) {
        return ofPublisher(database.reads(), publisher, id)
                .compose(theirs -> store.versions(database.reads(), id, page))
                .map(fetched -> page.slice(fetched, Bulletin::version));
    }

    /** For its publishers: all that was ever published for an area or for something within it, the last first. */
    Future<Slice<Bulletin>> within(Caller publisher, long areaId, Page page) {
        publishers.mustReach(publisher, areaId);
        return store.within(database.reads(), areaId, page).map(fetched -> page.slice(fetched, Bulletin::id));
    }

    private Future<Bulletin> existing(SqlClient sql, long id) {
        return store.find(sql, id).map(found -> found.orElseThrow(Bulletin::notFound));
    }

    private void mustBeFit(Caller publisher, BulletinContent content, List<Doubt> confirmed) {
        List<Fault> faults = IntStream.range(0, content.serviceItemIds().size())
                .filter(i -> !isOffered(content.serviceItemIds().get(i)))
                .mapToObj(i -> BulletinContent.fault("/content/serviceItemIds/" + i, "没有这个事项，或者已经停办"))
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.invalid("bulletin:unknown-item", "有的事项不能办", faults);
        }
        proofreading.check(content, confirmed, publishers.isAdmin(publisher, content.areaIds()));
    }

    private boolean isOffered(long itemId) {
        Optional<ServiceItem> item = catalogue.get().find(itemId);
        return item.isPresent() && !item.get().withdrawn();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
