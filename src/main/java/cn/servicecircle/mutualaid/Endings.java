package cn.servicecircle.mutualaid;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** Ends a help, whoever ends it; and forgets it when its time has come. */
record Endings(Letters letters) {
    private static final HelpStore HELPS = new HelpStore();
    private static final ResponseStore RESPONSES = new ResponseStore();
    private static final MediationStore MEDIATIONS = new MediationStore();

    /** Those who were chosen can read on for a while; of those who were not, nothing is kept. */
    Future<Void> end(SqlConnection tx, Help ended) {
        return HELPS.save(tx, ended.id(), ended.life())
                .compose(saved -> RESPONSES.of(tx, ended.id()))
                .compose(responses -> letters.ended(tx, ended, responses))
                .compose(told -> RESPONSES.deleteWaiting(tx, ended.id()));
    }

    /** What moderators had to decide on stays in their cases. */
    Future<Void> forget(SqlConnection tx, long helpId) {
        return MEDIATIONS
                .forget(tx, helpId)
                .compose(forgotten -> RESPONSES.deleteAll(tx, helpId))
                .compose(deleted -> HELPS.delete(tx, helpId));
    }
}
