package cn.servicecircle.mysql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.mysqlclient.SslMode;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Two pools of one database. Reads share few connections, and pipeline; each transaction has a connection to itself, because
 * the commits of several would wait for one another, and pipelines its own statements.
 */
public final class Database {
    private static final int DUPLICATE = 1062;
    private static final int DEADLOCK = 1213;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final Set<Integer> REFUSED = Set.of(1044, 1045, 1049);
    private static final int TRIES = 3;
    private static final int WAIT_QUEUE = 500;

    private final Vertx vertx;
    private final Pool reads;
    private final Pool writes;

    /** @param uri {@code mysql://user:password@host:port/database}, with {@code ?tls=true} for an encrypted connection */
    public Database(Vertx vertx, String uri, int readConnections, int writeConnections) {
        this.vertx = vertx;
        this.reads = pool(vertx, uri, readConnections, 64, "");
        // Off, a statement that follows a failed one in the pipeline is still part of what is rolled back.
        this.writes = pool(vertx, uri, writeConnections, 16, ", autocommit = 0");
    }

    /** The client reads all of the URI but its query. With TLS the server's certificate must be one that the JVM trusts, and name the host. */
    static MySQLConnectOptions server(String uri) {
        MySQLConnectOptions server = MySQLConnectOptions.fromUri(uri);
        boolean tls = uri.endsWith("?tls=true");
        return server.setSslMode(tls ? SslMode.VERIFY_IDENTITY : SslMode.DISABLED)
                .setSslOptions(new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS"));
    }

    /**
     * A server that takes the bytes and never answers would hang a query for ever: a connection silent for 5 s while it is
     * used is closed. Idle ones are closed after 3 s, before that could hit one just taken.
     */
    private static Pool pool(Vertx vertx, String uri, int connections, int pipelining, String setting) {
        MySQLConnectOptions server = server(uri)
                .setCollation("utf8mb4_unicode_520_ci")
                .setCachePreparedStatements(true)
                .setPipeliningLimit(pipelining);
        return MySQLBuilder.pool()
                .using(vertx)
                .connectingTo(server)
                .with(new NetClientOptions()
                        .setConnectTimeout(2000)
                        .setReadIdleTimeout(5)
                        .setTcpNoDelay(true))
                .with(new PoolOptions()
                        .setShared(true)
                        .setName("mysql-pipelining-" + pipelining + "-" + System.identityHashCode(server))
                        .setMaxSize(connections)
                        .setMaxWaitQueueSize(WAIT_QUEUE)
                        .setConnectionTimeout(3)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                        .setIdleTimeout(3)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setPoolCleanerPeriod(500))
                .withConnectHandler(connection -> prepareSession(connection, setting))
                .build();
    }

    /** Both servers to the same rules: UTC, strict, and no wait for a lock longer than a person waits for an answer. */
    private static void prepareSession(SqlConnection connection, String setting) {
        connection
                .query(
                        "SET time_zone = '+00:00', innodb_lock_wait_timeout = 2, transaction_isolation = 'READ-COMMITTED',"
                                + " sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'"
                                + setting)
                .execute()
                .eventually(connection::close)
                .onFailure(away -> {});
    }

    /** For single reads outside a transaction. */
    public SqlClient reads() {
        return reads;
    }

    /**
     * Runs the work in one transaction; a failed future, or a throw, rolls back. The work is run again, up to three times,
     * when the database breaks a deadlock or a lock does not come free. Statements that do not wait for one another's
     * answers may be sent together: they run in the order in which they were sent.
     */
    public <T> Future<T> withTransaction(Function<SqlConnection, Future<T>> work) {
        return withTransaction(work, 1);
    }

    private <T> Future<T> withTransaction(Function<SqlConnection, Future<T>> work, int attempt) {
        return writes.withConnection(connection -> transaction(connection, work))
                .recover(failure -> attempt < TRIES && isLockTrouble(failure)
                        ? vertx.timer(ThreadLocalRandom.current().nextLong(5, 50L * attempt), TimeUnit.MILLISECONDS)
                                .compose(waited -> withTransaction(work, attempt + 1))
                        : Future.failedFuture(failure));
    }

    /**
     * Begins with the first statement, as autocommit is off. A lost connection has rolled back already; whatever is sent on
     * it now might never be answered.
     */
    private static <T> Future<T> transaction(SqlConnection connection, Function<SqlConnection, Future<T>> work) {
        return Future.<Void>succeededFuture()
                .compose(begun -> work.apply(connection))
                .compose(result -> connection.query("COMMIT").execute().map(result))
                .recover(failure -> isLost(failure)
                        ? Future.failedFuture(failure)
                        : connection.query("ROLLBACK").execute().transform(done -> Future.failedFuture(failure)));
    }

    /** Whether the database gave up on a lock, so that running the transaction again may help. */
    public static boolean isLockTrouble(Throwable failure) {
        return failure instanceof MySQLException e
                && (e.getErrorCode() == DEADLOCK || e.getErrorCode() == LOCK_WAIT_TIMEOUT);
    }

    /** Whether a unique index has such a row already. */
    public static boolean isDuplicate(Throwable failure) {
        return failure instanceof MySQLException e && e.getErrorCode() == DUPLICATE;
    }

    /** Whether the failure says that the database could not be reached, or is too busy, rather than that a statement was wrong. */
    public static boolean isAway(Throwable failure) {
        return isLost(failure)
                || failure instanceof TimeoutException
                || isPoolTimeout(failure)
                || failure instanceof ConnectionPoolTooBusyException
                || isLockTrouble(failure);
    }

    private static boolean isLost(Throwable failure) {
        return failure instanceof IOException || failure instanceof ClosedConnectionException || isClosed(failure);
    }

    /** Said, in words only, to whoever still holds a connection whose end has been noticed. */
    private static boolean isClosed(Throwable failure) {
        return failure instanceof VertxException
                && String.valueOf(failure.getMessage()).startsWith("Connection is not active");
    }

    /** The pool says so in words only: one where its queue is too slow, the other where no connection comes to be. */
    private static boolean isPoolTimeout(Throwable failure) {
        return "Timeout".equals(failure.getMessage()) || "Timeout waiting for connection".equals(failure.getMessage());
    }

    /** Whether the database does not know the user, the password or its own name. */
    public static boolean isRefused(Throwable failure) {
        return failure instanceof MySQLException e && REFUSED.contains(e.getErrorCode());
    }

    /** Whether the database answers. */
    public Future<Void> ping() {
        return reads.query("SELECT 1").execute().mapEmpty();
    }

    public Future<Void> close() {
        return Future.join(reads.close(), writes.close()).mapEmpty();
    }
}
