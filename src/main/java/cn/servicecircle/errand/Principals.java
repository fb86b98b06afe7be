package cn.servicecircle.errand;

import cn.servicecircle.identity.PersonStore;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kin.KinStore;
import cn.servicecircle.kin.Relative;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** 申请人: whose matter an errand is when it is filed, which need not be whoever files it. */
public final class Principals {
    private final PersonStore people;
    private final Offer offer;
    private final Outbox outbox;
    private final KinStore kin = new KinStore();

    public Principals(PersonStore people, Offer offer, Outbox outbox) {
        this.people = people;
        this.offer = offer;
        this.outbox = outbox;
    }

    /**
     * @param filer     the name of whoever files
     * @param relatives those that concern whoever files
     */
    record Principal(String name, String filer, List<Relative> relatives) {}

    /** Fails for whoever may not file for that person; that stays so until the transaction ends. */
    Future<Void> mustLet(SqlConnection tx, long principalId, Caller filer) {
        return isOwn(principalId, filer)
                ? Future.succeededFuture()
                : kin.hold(tx, principalId).map(relatives -> {
                    Relative linked = relatives.stream()
                            .filter(relative -> relative.personId() == filer.personId())
                            .findFirst()
                            .orElseThrow(
                                    () -> Refusal.unknown("/forPersonId", "errand:not-your-relative", "您和这位亲属还没有关联"));
                    if (!linked.mayAct()) {
                        throw Refusal.forbidden(
                                "errand:may-only-see", "您只能看，不能代为提交", "请这位亲属在小程序里重新关联，选“能代为办事”，或由工作人员在柜台登记。");
                    }
                    return null;
                });
    }

    Future<Principal> read(SqlConnection tx, long principalId, Caller filer) {
        if (isOwn(principalId, filer)) {
            return Future.succeededFuture(new Principal(filer.name(), filer.name(), List.of()));
        }
        Future<String> name = people.nameOf(tx, principalId);
        Future<List<Relative>> relatives = kin.hold(tx, principalId);
        return Future.all(name, relatives).map(read -> new Principal(name.result(), filer.name(), relatives.result()));
    }

    /** Tells the principal of what was filed in their name. */
    Future<Void> tell(SqlConnection tx, CaseFile filed, Caller filer) {
        if (isOwn(filed.principalId(), filer)) {
            return Future.succeededFuture();
        }
        String who = filed.events().get(0).by();
        String number = filed.errand().filing().trackingNumber();
        return outbox.tell(
                tx,
                new Notice(
                        filed.principalId(),
                        Notice.Kind.ERRAND_BY_RELATIVE,
                        offer.itemName(filed.itemId()),
                        who + "替您提交了申请 " + number + "。",
                        "/errands/" + filed.id()));
    }

    private static boolean isOwn(long principalId, Caller filer) {
        return principalId == filer.personId();
    }
}
