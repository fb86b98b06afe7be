package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.Step.Kind;
import cn.servicecircle.errand.Filings;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** 立件办理: a decision becomes a request at a station, with the clocks that every request has. */
public final class Works {
    private final Chairing chairing;
    private final Dockets dockets;
    private final Filings filings;
    private final WorkStore store = new WorkStore();

    public Works(Chairing chairing, Dockets dockets, Filings filings) {
        this.chairing = chairing;
        this.dockets = dockets;
        this.filings = filings;
    }

    record NewWork(long serviceItemId, long stationId, String description, boolean noEmergency) {}

    /** In the name of whoever chairs, who confirms in the end whether it is solved. */
    Future<Work> add(SqlConnection tx, Caller chair, long topicId, NewWork wanted) {
        return chairing.lock(tx, chair, topicId).compose(docket -> {
            if (docket.course().stage() != Stage.FOLLOW_UP) {
                throw Refusal.conflict("deliberation:not-decided", "还没有决定要办", "议题进入督办反馈以后才能立件。");
            }
            return filings.fileFor(
                            tx,
                            chair,
                            wanted.serviceItemId(),
                            wanted.stationId(),
                            wanted.description(),
                            wanted.noEmergency())
                    .compose(filed -> store.add(tx, topicId, filed.id())
                            .compose(added -> dockets.enter(
                                    tx,
                                    docket,
                                    docket.kept(),
                                    Kind.WORK,
                                    "已立件办理，受理号 " + filed.trackingNumber() + "。",
                                    chair.personId()))
                            .compose(told -> store.find(tx, filed.id()))
                            .map(Optional::orElseThrow));
        });
    }
}
