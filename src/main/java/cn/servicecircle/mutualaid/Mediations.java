package cn.servicecircle.mutualaid;

import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.errand.Filings;
import cn.servicecircle.errand.Filings.Filed;
import cn.servicecircle.errand.NewErrand;
import cn.servicecircle.http.Json;
import cn.servicecircle.identity.PersonStore;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mutualaid.Mediation.State;
import cn.servicecircle.mutualaid.ResponseService.Exchange;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** 调解 between two whom a help brought together: one proposes, and nothing is filed unless the other one consents. */
final class Mediations {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Database database;
    private final Filings filings;
    private final PersonStore people;
    private final Envelope envelope;
    private final Letters letters;
    private final Clock clock;
    private final HelpStore helps = new HelpStore();
    private final ResponseStore responses = new ResponseStore();
    private final MediationStore store = new MediationStore();

    /** @param clock in the zone in which the two are told when they said yes */
    Mediations(
            Database database, Filings filings, PersonStore people, Envelope envelope, Letters letters, Clock clock) {
        this.database = database;
        this.filings = filings;
        this.people = people;
        this.envelope = envelope;
        this.letters = letters;
        this.clock = clock;
    }

    /** Once for each two. What it is about, the other side does not read: it goes to the station, if it goes anywhere. */
    Future<Void> propose(SqlConnection tx, Caller proposer, long helpId, long responseId, NewErrand wanted) {
        ServiceItem item = mustBeADispute(wanted);
        NewErrand tidied = wanted.answering(item.checkAnswers(wanted.answers()));
        return lock(tx, proposer, helpId, responseId).compose(exchange -> {
            if (exchange.mediation() != null) {
                throw Refusal.conflict("help:mediation-proposed", "已经提议过调解", "一件事只提议一次；没有谈成的，可以自己到网格服务站说明情况。");
            }
            if (!exchange.response().met()) {
                throw Refusal.conflict("help:have-not-met", "还没有选定这位邻居", "选定、见过面以后有了矛盾，才能提议调解。");
            }
            long other = otherThan(proposer, exchange);
            String request = envelope.seal(Json.encode(tidied).toString());
            return store.add(tx, responseId, proposer.personId(), other, request, clock.instant())
                    .compose(added -> letters.proposed(tx, exchange.help(), other, proposer.name()));
        });
    }

    private ServiceItem mustBeADispute(NewErrand wanted) {
        ServiceItem item = filings.mustBeOffered(wanted);
        if (item.kind() != ServiceItem.Kind.MEDIATION) {
            throw Refusal.invalid("help:not-a-dispute", "这个事项不是调解", "请选矛盾纠纷类的事项；别的事请直接转给站点。");
        }
        return item;
    }

    private static long otherThan(Caller one, Exchange exchange) {
        return exchange.help().isBy(one.personId())
                ? exchange.response().personId()
                : exchange.help().authorId();
    }

    /**
     * What the other side says.
     *
     * @param noEmergency that nobody is in danger; needed to say yes
     */
    record Said(boolean agrees, boolean noEmergency) {}

    Future<Void> answer(Caller other, long helpId, long responseId, Said said) {
        return database.withTransaction(
                tx -> lock(tx, other, helpId, responseId).compose(exchange -> {
                    Mediation mediation = Optional.ofNullable(exchange.mediation())
                            .orElseThrow(() -> Refusal.notFound("help:no-mediation", "没有人提议调解"));
                    mediation.mustBeAnsweredBy(other.personId());
                    return said.agrees() ? file(tx, other, exchange, said) : decline(tx, exchange);
                }));
    }

    private Future<Void> decline(SqlConnection tx, Exchange exchange) {
        Mediation mediation = exchange.mediation();
        return store.answer(tx, mediation.id(), State.DECLINED, null, clock.instant())
                .compose(declined -> letters.declined(tx, exchange.help(), mediation.proposerId()));
    }

    /** In the name of whoever proposed it, who confirms in the end whether it is settled. */
    private Future<Void> file(SqlConnection tx, Caller other, Exchange exchange, Said said) {
        Mediation mediation = exchange.mediation();
        Instant now = clock.instant();
        NewErrand request = Json.read(envelope.open(mediation.request()), NewErrand.class);
        return people.nameOf(tx, mediation.proposerId())
                .map(name -> new Caller(mediation.proposerId(), name, false, List.of()))
                .compose(proposer -> filings.fileFor(
                        tx,
                        proposer,
                        request.describedAs(request.description() + consents(mediation, proposer, other, exchange, now))
                                .unlessEmergency(said.noEmergency())))
                .compose(filed -> filed(tx, exchange, filed, now));
    }

    private String consents(Mediation mediation, Caller proposer, Caller other, Exchange exchange, Instant now) {
        return "（邻里互助第 %d 号。双方同意调解：%s %s 提议，%s %s 同意）"
                .formatted(exchange.help().id(), proposer.name(), at(mediation.proposedAt()), other.name(), at(now));
    }

    private String at(Instant moment) {
        return MINUTE.format(moment.atZone(clock.getZone()));
    }

    private Future<Void> filed(SqlConnection tx, Exchange exchange, Filed filed, Instant now) {
        Mediation mediation = exchange.mediation();
        return store.answer(tx, mediation.id(), State.FILED, filed.id(), now)
                .compose(saved -> letters.filed(tx, exchange.help(), mediation.proposerId(), filed.trackingNumber()));
    }

    /** For one of the two, with the help locked. */
    private Future<Exchange> lock(SqlConnection tx, Caller caller, long helpId, long responseId) {
        return helps.lock(tx, helpId, caller.personId()).compose(found -> {
            Help help = found.orElseThrow(Neighbourhood::none).help();
            return responses.find(tx, helpId, responseId).compose(known -> {
                Response response = ResponseService.existing(
                        known.filter(one -> one.personId() == caller.personId() || help.isBy(caller.personId())));
                return store.of(tx, responseId).map(mediation -> new Exchange(help, response, mediation.orElse(null)));
            });
        });
    }
}
