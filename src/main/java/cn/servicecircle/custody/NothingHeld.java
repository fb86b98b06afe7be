package cn.servicecircle.custody;

import cn.servicecircle.errand.Act;
import cn.servicecircle.errand.CaseFile;
import cn.servicecircle.errand.Condition;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An errand does not end, nor leave for another station, while somebody's originals are held. */
public final class NothingHeld implements Condition {
    private static final Set<Act> LEAVING = EnumSet.of(Act.COMPLETE, Act.CLOSE, Act.HAND_OVER);

    private final CustodyStore custody = new CustodyStore();

    @Override
    public Future<Void> check(SqlConnection tx, Act act, CaseFile file, Caller caller) {
        return LEAVING.contains(act)
                ? custody.ofErrand(tx, file.id()).map(NothingHeld::mustBeReturned)
                : Future.succeededFuture();
    }

    static Void mustBeReturned(List<Original> originals) {
        List<String> held = originals.stream()
                .filter(original -> original.held() > 0)
                .map(Original::heldText)
                .toList();
        if (!held.isEmpty()) {
            throw Refusal.conflict("custody:not-returned", "还有原件没有交还", "请先取回并交还本人：" + String.join("、", held) + "。");
        }
        return null;
    }
}
