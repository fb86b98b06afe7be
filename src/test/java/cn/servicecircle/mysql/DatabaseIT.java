package cn.servicecircle.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.TestServers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseIT {
    private final Vertx vertx = Vertx.vertx();
    private final Database database = new Database(vertx, TestServers.mySqlUri("database"), 1, 1);

    @AfterEach
    void close() {
        TestApp.await(database.close());
        TestApp.await(vertx.close());
    }

    @Test
    void whoeverWaitsTooLongForAConnection_isToldThatTheDatabaseIsBusy() {
        Promise<Void> held = Promise.promise();
        Future<Void> holder = database.withTransaction(tx -> held.future());
        Future<Void> waiting = database.withTransaction(tx -> Future.succeededFuture());
        Throwable failure = assertThrows(IllegalStateException.class, () -> TestApp.await(waiting))
                .getCause();
        held.complete();
        TestApp.await(holder);
        assertTrue(Database.isAway(failure), failure::toString);
    }

    @Test
    void aWrongStatement_isNotTakenForAnAbsentDatabase() {
        Future<?> wrong = database.reads().query("SELEKT 1").execute();
        Throwable failure = assertThrows(IllegalStateException.class, () -> TestApp.await(wrong))
                .getCause();
        assertFalse(Database.isAway(failure), failure::toString);
    }

    @Test
    void aTransactionThatThrows_leavesNothing_andGivesItsConnectionBack() {
        TestApp.await(database.withTransaction(
                tx -> tx.query("CREATE TABLE kept (id INT PRIMARY KEY)").execute()));
        Future<Void> broken = database.withTransaction(
                tx -> tx.query("INSERT INTO kept VALUES (1)").execute().map(inserted -> {
                    throw new IllegalStateException("broken");
                }));
        assertThrows(IllegalStateException.class, () -> TestApp.await(broken));
        assertEquals(
                0,
                TestApp.await(database.reads().query("SELECT id FROM kept").execute())
                        .size());
        TestApp.await(database.withTransaction(tx -> Future.succeededFuture()));
    }

    /** A deadlock ends its victim's transaction; a statement sent together with the victim arrives after that. */
    @Test
    void whatFollowsTheEndOfATransactionInItsPipeline_isRolledBackToo() {
        TestApp.await(database.withTransaction(
                tx -> tx.query("CREATE TABLE pipelined (id INT PRIMARY KEY)").execute()));
        Future<Void> broken = database.withTransaction(tx -> {
            Future<?> victim = tx.query("ROLLBACK").execute();
            Future<?> follower = tx.query("INSERT INTO pipelined VALUES (1)").execute();
            return Future.all(victim, follower).map(done -> {
                throw new IllegalStateException("broken");
            });
        });
        assertThrows(IllegalStateException.class, () -> TestApp.await(broken));
        assertEquals(
                0,
                TestApp.await(database.reads().query("SELECT id FROM pipelined").execute())
                        .size());
    }
}
