package cn.servicecircle.mutualaid;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** Ends a help, whoever ends it; forgets it when its time has come, and deletes what was kept of it for the law. */
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

    /** Only its text and its author are kept, as evidence. */
    Future<Void> forget(SqlConnection tx, Help help) {
        return deleteExchanges(tx, help.id())
                .compose(deleted ->
                        HELPS.keepAsEvidence(tx, help.id(), help.life().deletedAt()));
    }

    /** What moderators had to decide on stays in their cases, until these forget it too. */
    Future<Void> delete(SqlConnection tx, Help help) {
        return deleteExchanges(tx, help.id()).compose(deleted -> HELPS.delete(tx, help.id()));
    }

    private static Future<Void> deleteExchanges(SqlConnection tx, long helpId) {
        return MEDIATIONS.forget(tx, helpId).compose(forgotten -> RESPONSES.deleteAll(tx, helpId));
    }
}
