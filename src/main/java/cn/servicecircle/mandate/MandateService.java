package cn.servicecircle.mandate;

import cn.servicecircle.errand.Act;
import cn.servicecircle.errand.CaseFile;
import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.errand.ErrandReader;
import cn.servicecircle.errand.ErrandView;
import cn.servicecircle.errand.Steps;
import cn.servicecircle.errand.Steps.Step;
import cn.servicecircle.evidence.EvidenceStore;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mandate.Mandate.End;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Gives, passes on and ends mandates, and records what is done under them: each a step in the errand's history. */
public final class MandateService {
    private final Database database;
    private final Steps steps;
    private final ErrandReader errands;
    private final MandateStore mandates;
    private final Clock clock;
    private final EvidenceStore evidence = new EvidenceStore();

    /** @param clock in the zone whose midnights end the days */
    public MandateService(Database database, Steps steps, ErrandReader errands, MandateStore mandates, Clock clock) {
        this.database = database;
        this.steps = steps;
        this.errands = errands;
        this.mandates = mandates;
        this.clock = clock;
    }

    /** To everybody who may see the errand. */
    Future<List<MandateView>> list(Caller caller, long errandId) {
        return errands.file(caller, errandId)
                .compose(seen -> mandates.ofErrand(database.reads(), errandId))
                .map(all -> all.stream().map(this::view).toList());
    }

    /** By the principal, or recorded by the staff at the counter. */
    Future<MandateView> give(SqlConnection tx, Caller caller, long errandId, NewMandate wanted) {
        return steps.take(tx, caller, errandId, Act.GIVE_MANDATE, file -> {
                    String agent = wanted.check(file, today());
                    return evidence.mustLieWith(tx, wanted.evidence(), errandId)
                            .compose(lies -> evidence.add(tx, wanted.evidence(), caller.personId(), clock.instant()))
                            .compose(shown ->
                                    mandates.add(tx, errandId, wanted, shown, caller.personId(), clock.instant()))
                            .map(id -> Step.noted(file, Kind.MANDATE_GIVEN, words(id, agent, wanted))
                                    .under(id));
                })
                .compose(taken -> newest(tx, errandId));
    }

    private static String words(long id, String agent, NewMandate wanted) {
        return "%s，委托%s%s，到 %s 为止".formatted(Mandate.number(id), agent, Power.texts(wanted.powers()), wanted.lastDay());
    }

    /** 转委托, to a colleague who works on it: with the principal's consent, or in an emergency (民法典 169). */
    Future<MandateView> passOn(
            SqlConnection tx, Caller agent, long errandId, long id, long colleagueId, Consent consent) {
        return steps.take(tx, agent, errandId, Act.PASS_MANDATE_ON, file -> mandates.ofErrand(tx, errandId)
                        .compose(all -> {
                            Mandate mandate = find(all, id);
                            mandate.mustBeInForceFor(agent.personId(), today());
                            String colleague = colleague(file, mandate, colleagueId);
                            Consent.check(consent, mandate.givenAt(), clock.instant());
                            return mandates.passOn(tx, id, colleagueId, consent, agent.personId(), clock.instant())
                                    .map(next -> Step.noted(
                                                    file,
                                                    Kind.MANDATE_PASSED_ON,
                                                    words(mandate, next, colleague, consent))
                                            .under(next));
                        }))
                .compose(taken -> newest(tx, errandId));
    }

    private static String words(Mandate from, long next, String colleague, Consent consent) {
        return "%s 转给%s，新的编号 %s，%s".formatted(from.number(), colleague, Mandate.number(next), consent.text());
    }

    private static String colleague(CaseFile file, Mandate mandate, long colleagueId) {
        if (mandate.passedOnFrom() != null) {
            throw Refusal.conflict("mandate:passed-on-already", "转来的委托不能再转", "请申请人直接委托这位同事。");
        }
        if (colleagueId == mandate.agentId() || colleagueId == file.principalId()) {
            throw Refusal.unknown("/agentId", "mandate:self-dealing", "不能转给自己或申请人");
        }
        return file.workerName(colleagueId)
                .orElseThrow(() -> Refusal.unknown("/agentId", "mandate:unknown-agent", "这位同事还没有参与办理"));
    }

    /** The agent resigns; anybody else who may speaks for the principal, who revokes it (民法典 173). */
    Future<MandateView> end(Caller caller, long errandId, long id, String reason) {
        return database.withTransaction(tx -> end(tx, caller, errandId, id, reason));
    }

    private Future<MandateView> end(SqlConnection tx, Caller caller, long errandId, long id, String reason) {
        return steps.take(tx, caller, errandId, Act.END_MANDATE, file -> mandates.ofErrand(tx, errandId)
                        .compose(all -> {
                            Mandate mandate = find(all, id);
                            mandate.mustBeInForceFor(mandate.agentId(), today());
                            boolean resigns = mandate.agentId() == caller.personId();
                            return mandates.end(
                                            tx,
                                            id,
                                            resigns ? End.Kind.RESIGNED : End.Kind.REVOKED,
                                            reason,
                                            caller.personId(),
                                            clock.instant())
                                    .map(ended -> Step.noted(file, Kind.MANDATE_ENDED, words(mandate, reason))
                                            .under(id));
                        }))
                .compose(taken -> mandates.ofErrand(tx, errandId))
                .map(all -> view(find(all, id)));
    }

    private static String words(Mandate ended, String reason) {
        return ended.number() + (reason == null ? "" : "，" + reason);
    }

    /** What an agent did, in their words, and under which mandate. */
    record Deed(long mandateId, Power power, String text) {}

    Future<ErrandView> doDeed(SqlConnection tx, Caller agent, long errandId, Deed deed) {
        return steps.take(tx, agent, errandId, Act.DO_DEED, file -> mandates.ofErrand(tx, errandId)
                .map(all -> {
                    Mandate mandate = find(all, deed.mandateId());
                    mandate.mustCover(agent.personId(), deed.power(), today());
                    String words = "凭委托书 %s 代为%s：%s"
                            .formatted(mandate.number(), deed.power().text(), deed.text());
                    return Step.noted(file, Kind.DEED, words).under(mandate.id());
                }));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** A mandate of another errand is as unknown here as one that is not. */
    private static Mandate find(List<Mandate> all, long id) {
        return all.stream()
                .filter(mandate -> mandate.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "mandate:other-errand",
                        "这一件没有这份委托书",
                        "一份委托书只管一件事。这一件的委托书在 GET /errands/{errandId}/mandates 里。"));
    }

    private Future<MandateView> newest(SqlConnection tx, long errandId) {
        return mandates.ofErrand(tx, errandId).map(all -> view(all.get(all.size() - 1)));
    }

    private MandateView view(Mandate mandate) {
        return MandateView.of(mandate, today());
    }
}
