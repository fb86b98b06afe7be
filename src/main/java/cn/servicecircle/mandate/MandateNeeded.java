package cn.servicecircle.mandate;

import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.errand.Act;
import cn.servicecircle.errand.CaseFile;
import cn.servicecircle.errand.Condition;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.snapshot.Snapshot;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Nobody acts for somebody without a mandate (what is done without one does not bind the principal, 民法典 161 and 171), and
 * nobody who acted says in the principal's name that it is solved.
 */
public record MandateNeeded(MandateStore mandates, Snapshot<Catalogue> catalogue, Clock clock) implements Condition {

    @Override
    public Future<Void> check(SqlConnection tx, Act act, CaseFile file, Caller caller) {
        return switch (act) {
            case START, COMPLETE ->
                isNeeded(file)
                        ? mandates.ofErrand(tx, file.id()).map(all -> mustHaveOne(all, file, caller))
                        : Future.succeededFuture();
            case CONFIRM ->
                caller.personId() == file.principalId()
                        ? Future.succeededFuture()
                        : mandates.ofErrand(tx, file.id()).map(all -> mustHaveNoPartInIt(all, file, caller));
            default -> Future.succeededFuture();
        };
    }

    private boolean isNeeded(CaseFile file) {
        return catalogue
                .get()
                .find(file.itemId())
                .map(ServiceItem::kind)
                .filter(ServiceItem.Kind::needsMandate)
                .isPresent();
    }

    private Void mustHaveOne(List<Mandate> all, CaseFile file, Caller staff) {
        LocalDate today = LocalDate.now(clock);
        if (all.stream().noneMatch(mandate -> mandate.isInForceFor(staff.personId(), today))) {
            throw Refusal.conflict(
                    "mandate:missing",
                    "还没有委托书",
                    "“" + catalogue.get().name(file.itemId())
                            + "”是代办，要有写给您的、有效的委托书才能办理。请申请人在小程序里委托您，或在柜台带证据登记（POST /errands/{errandId}/mandates）。");
        }
        return null;
    }

    /**
     * Whether it is solved would be judged by whoever did it (民法典 168). A colleague who only took part in the work may record
     * what the principal said.
     */
    private static Void mustHaveNoPartInIt(List<Mandate> all, CaseFile file, Caller caller) {
        long person = caller.personId();
        boolean worked =
                file.relative(person).isPresent() && file.workerName(person).isPresent();
        if (worked || all.stream().anyMatch(mandate -> mandate.agentId() == person)) {
            throw Refusal.forbidden("mandate:self-dealing", "自己办的事，不能替申请人确认", "您参与了办理或受了委托，请申请人本人确认，或由没有参与的亲属代为确认。");
        }
        return null;
    }
}
