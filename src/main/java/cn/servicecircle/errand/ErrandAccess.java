package cn.servicecircle.errand;

import cn.servicecircle.errand.Errand.State;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** Whom an errand concerns, for the features that hang something on it. */
public final class ErrandAccess {
    private final Database database;
    private final Standings standings;
    private final CaseFiles files = new CaseFiles();

    public ErrandAccess(Database database, Standings standings) {
        this.database = database;
        this.standings = standings;
    }

    /** Fails as for an errand that is not there, where it does not concern the caller. */
    public Future<Void> mustSee(Caller caller, long errandId) {
        return files.read(database.reads(), errandId)
                .map(found -> standings.visible(found, caller))
                .mapEmpty();
    }

    /**
     * As {@link #mustSee}, and fails for a relative who may only see, and with a conflict when the errand is done or over; it
     * stays as it is until the transaction ends.
     */
    public Future<Void> mustBeOpen(SqlConnection tx, Caller caller, long errandId) {
        return files.lock(tx, errandId).map(found -> {
            CaseFile file = standings.visible(found, caller);
            mustNotOnlySee(caller, file);
            Errand errand = file.errand();
            if (errand.isOver() || errand.state() == State.DONE) {
                throw Refusal.conflict(
                        "errand:closed", "这一件已经结束", "现在的状态是“" + errand.state().text() + "”。结束以后不能再添加或删除。");
            }
            return null;
        });
    }

    /** A relative who may see and no more, unless they are somebody else to the errand, too. */
    private void mustNotOnlySee(Caller caller, CaseFile file) {
        if (file.relative(caller.personId()).isPresent()
                && standings.of(caller, file).isEmpty()) {
            throw Refusal.forbidden("errand:may-only-see", "您只能看，不能添加或删除", "请这位亲属自己来做，或在小程序里重新关联，选“能代为办事”。");
        }
    }
}
