package cn.servicecircle.callback;

import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Notice.Kind;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.snapshot.Snapshot;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** Who is told what of a callback. */
public final class Letters {
    private final Snapshot<Catalogue> catalogue;
    private final Outbox outbox;

    public Letters(Snapshot<Catalogue> catalogue, Outbox outbox) {
        this.catalogue = catalogue;
        this.outbox = outbox;
    }

    Future<Void> assigned(SqlConnection tx, Matter matter, long callbackId, long personId) {
        String text = matter.trackingNumber() + " 申请人不满意，这一件不是您办的，请您回访：听听怎么回事，再整改或说明原因。";
        return tell(tx, matter, personId, Kind.CALLBACK_ASSIGNED, text, "/callbacks/" + callbackId);
    }

    /** To whoever was responsible: not to end it, but to be heard. */
    Future<Void> answerWanted(SqlConnection tx, Matter matter, long callbackId) {
        String text = matter.trackingNumber() + " 申请人不满意，会由没有办过它的人回访。您可以说明情况。";
        return tell(tx, matter, matter.responsibleId(), Kind.CALLBACK_ANSWER_WANTED, text, "/callbacks/" + callbackId);
    }

    Future<Void> opened(SqlConnection tx, Matter matter, int days) {
        String text = "对不起，没有让您满意。会由没有办过这件事的人回访您，" + days + " 个工作日内整改或说明原因；不用回访也请说一声。";
        return toPrincipal(tx, matter, Kind.CALLBACK_OPENED, text);
    }

    Future<Void> rectified(SqlConnection tx, Matter matter, String what) {
        return toPrincipal(tx, matter, Kind.CALLBACK_ENDED, "您不满意的地方整改好了：" + what);
    }

    Future<Void> cannot(SqlConnection tx, Matter matter, String why) {
        return toPrincipal(tx, matter, Kind.CALLBACK_ENDED, "您不满意的地方不能整改，原因是：" + why);
    }

    /** @param why the sentence that says why there is nothing left to do */
    Future<Void> notNeeded(SqlConnection tx, Matter matter, Callback callback, String why) {
        String text = matter.trackingNumber() + " 不用回访了，" + why;
        return tell(tx, matter, callback.assignedId(), Kind.CALLBACK_ENDED, text, "/callbacks/" + callback.id());
    }

    private Future<Void> toPrincipal(SqlConnection tx, Matter matter, Kind kind, String text) {
        return tell(tx, matter, matter.principalId(), kind, text, "/errands/" + matter.errandId());
    }

    private Future<Void> tell(SqlConnection tx, Matter matter, Long personId, Kind kind, String text, String link) {
        return personId == null
                ? Future.succeededFuture()
                : outbox.tell(tx, new Notice(personId, kind, catalogue.get().name(matter.itemId()), text, link));
    }
}
