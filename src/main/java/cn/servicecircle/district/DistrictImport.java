package cn.servicecircle.district;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/** Imports a folder of district files (区资料导入): the import command, and the demo district of a fresh start. */
public final class DistrictImport {

    private final Vertx vertx;
    private final Function<Function<SqlConnection, Future<ImportSummary>>, Future<ImportSummary>> inTransaction;
    private final Clock clock;
    private final DistrictStore store = new DistrictStore();

    /** {@code inTransaction} commits when the future it is given succeeds, and rolls back when it fails. */
    public DistrictImport(
            Vertx vertx,
            Function<Function<SqlConnection, Future<ImportSummary>>, Future<ImportSummary>> inTransaction,
            Clock clock) {
        this.vertx = vertx;
        this.inTransaction = inTransaction;
        this.clock = clock;
    }

    /**
     * Makes the database say what the files in {@code folder} say, and tells what that took. The files of the last import
     * are passed over: they change nothing, and leave alone what was edited in the product since. Two imports at once wait
     * for one another.
     *
     * <p>Fails with {@link BadDistrictFiles}, having written nothing, when anything in the folder is wrong. Demo people are
     * for a WeChat that is simulated, and for no other: anybody can log in as one of them.
     */
    public Future<ImportSummary> importFolder(Path folder, boolean withDemoPeople) {
        return vertx.executeBlocking(() -> Fingerprint.of(folder, withDemoPeople))
                .compose(files -> inTransaction.apply(tx -> store.awaitTurn(tx)
                        .compose(myTurn -> store.lastFingerprint(tx))
                        .compose(last -> files.equals(last)
                                ? Future.succeededFuture(ImportSummary.SAME_FILES)
                                : importFiles(tx, folder, withDemoPeople, files))));
    }

    private Future<ImportSummary> importFiles(
            SqlConnection tx, Path folder, boolean withDemoPeople, Buffer fingerprint) {
        Instant now = clock.instant();
        return vertx.executeBlocking(() -> DistrictFiles.read(folder, withDemoPeople))
                .compose(wanted -> store.load(tx).map(stored -> Changes.between(stored, wanted)))
                .compose(changes -> store.save(tx, changes, now)
                        .compose(saved -> store.saveFingerprint(tx, fingerprint, now))
                        .map(changes.summary()));
    }
}
