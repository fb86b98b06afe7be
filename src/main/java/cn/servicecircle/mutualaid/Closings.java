package cn.servicecircle.mutualaid;

import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.errand.Filings;
import cn.servicecircle.errand.Filings.Filed;
import cn.servicecircle.errand.NewErrand;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mutualaid.Help.Seen;
import cn.servicecircle.mutualaid.Life.State;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** What its author may do with a help: put its end off, end it, or make it a request at a station (帮办). */
final class Closings {
    private final Database database;
    private final Neighbourhood neighbourhood;
    private final Filings filings;
    private final Endings endings;
    private final Clock clock;
    private final HelpStore store = new HelpStore();

    /** @param clock in the zone in which days end */
    Closings(Database database, Neighbourhood neighbourhood, Filings filings, Endings endings, Clock clock) {
        this.database = database;
        this.neighbourhood = neighbourhood;
        this.filings = filings;
        this.endings = endings;
        this.clock = clock;
    }

    Future<Seen> extend(Caller author, long id, LocalDate lastDay) {
        return database.withTransaction(tx -> lock(tx, author, id)
                .compose(help -> store.save(tx, id, help.life().extended(lastDay, clock.instant(), clock.getZone())))
                .compose(saved -> own(tx, author, id)));
    }

    Future<Seen> close(Caller author, long id, boolean solved) {
        State how = solved ? State.SOLVED : State.WITHDRAWN;
        return database.withTransaction(tx -> lock(tx, author, id)
                .compose(help -> endings.end(tx, help.with(help.life().closed(how, clock.instant()))))
                .compose(ended -> own(tx, author, id)));
    }

    /** Those who answered hear that it ended; the request is its author's alone. */
    Future<Filed> handOver(SqlConnection tx, Caller author, long id, NewErrand wanted) {
        Instant now = clock.instant();
        return lock(tx, author, id).compose(help -> {
            Life ended = help.life().closed(State.HANDED_OVER, now);
            mustBeAsked(help);
            if (filings.mustBeOffered(wanted).kind() == ServiceItem.Kind.MEDIATION) {
                throw Refusal.conflict("help:needs-consent", "调解要双方同意", "请在这位邻居的应答里提议调解；对方同意以后才会登记。自己要反映情况，请直接到站点提交。");
            }
            return filings.fileFor(tx, author, wanted.describedAs(wanted.description() + "（由邻里互助第 " + id + " 号转来）"))
                    .compose(filed -> store.setErrand(tx, id, filed.id())
                            .compose(linked -> endings.end(tx, help.with(ended)))
                            .map(filed));
        });
    }

    private static void mustBeAsked(Help help) {
        if (help.what().direction() == Direction.OFFER) {
            throw Refusal.conflict("help:nothing-asked", "愿意帮忙的不能转给站点", "您自己要办事，请直接到站点提交。");
        }
    }

    private Future<Help> lock(SqlConnection tx, Caller author, long id) {
        return store.lock(tx, id, author.personId()).map(found -> neighbourhood.own(found, author, clock.instant()));
    }

    private Future<Seen> own(SqlConnection tx, Caller author, long id) {
        return store.find(tx, id, author.personId())
                .map(found -> neighbourhood.visible(found, author, clock.instant()));
    }
}
