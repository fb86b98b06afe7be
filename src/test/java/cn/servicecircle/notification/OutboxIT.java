package cn.servicecircle.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.embedded.Fault;
import cn.servicecircle.embedded.SentMessage;
import cn.servicecircle.embedded.WeChatSimulator;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Migrations;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import cn.servicecircle.testkit.TestServers;
import cn.servicecircle.wechat.WeChatSettings;
import cn.servicecircle.wechat.WxJavaWeChat;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be told is told: once, again after a failure, and never in vain. */
class OutboxIT {
    private static final String SEND = "/cgi-bin/message/subscribe/send";
    private static final Postman.Templates TEMPLATES = new Postman.Templates("SIM-errand", "");

    private static Vertx vertx;
    private static String uri;
    private static Database database;
    private static WeChatSimulator simulator;
    private static WxJavaWeChat weChat;

    private final NotificationStore store = new NotificationStore();
    private final TestClock clock = new TestClock();
    private final OutboxWorker worker = worker();

    @BeforeAll
    static void start() throws SQLException {
        vertx = Vertx.vertx();
        uri = TestServers.mySqlUri("outbox");
        TestApp.await(Migrations.run(vertx, uri));
        Jdbc.run(
                uri,
                "INSERT INTO person (id, openid, display_name, created_at) VALUES (1, 'demo-resident-1', '示例', NOW())");
        database = new Database(vertx, uri, 2, 8);
        simulator = TestApp.await(new WeChatSimulator(vertx, TestApp.CLOCK).start(0));
        weChat = new WxJavaWeChat(
                vertx,
                new WeChatSettings(
                        WeChatSimulator.APP_ID, WeChatSimulator.APP_SECRET, simulator.host(), Duration.ofMillis(300)));
    }

    @AfterAll
    static void stop() {
        TestApp.await(weChat.close().eventually(simulator::stop).eventually(database::close));
        TestApp.await(vertx.close());
    }

    @BeforeEach
    void empty() throws SQLException {
        simulator.clearFaults();
        Jdbc.run(uri, "DELETE FROM outbox", "DELETE FROM notification");
    }

    private OutboxWorker worker() {
        return new OutboxWorker(vertx, database, store, new Postman(weChat, TEMPLATES, clock), clock);
    }

    private void tell(Notice.Kind kind, String subject) {
        TestApp.await(database.withTransaction(tx -> new Outbox(store, clock).tell(tx, notice(kind, subject))));
    }

    private static Notice notice(Notice.Kind kind, String subject) {
        return new Notice(1, kind, subject, "示例消息", "/errands/1");
    }

    private void deliver() {
        TestApp.await(worker.deliverDue());
    }

    private static List<SentMessage> sentAbout(String subject) {
        return simulator.messages().stream()
                .filter(message -> message.data().get("thing1").startsWith(subject))
                .toList();
    }

    private static String row(String columns) throws SQLException {
        return Jdbc.value(uri, "SELECT CONCAT_WS(' ', " + columns + ") FROM outbox");
    }

    @Test
    void aRolledBackTransaction_tellsNobody() throws SQLException {
        Future<Void> rolledBack = database.withTransaction(tx -> new Outbox(store, clock)
                .tell(tx, notice(Notice.Kind.ERRAND_DONE, "回滚"))
                .map(told -> {
                    throw new IllegalStateException("after all not");
                }));
        assertTrue(rolledBack
                .transform(ended -> Future.succeededFuture(ended.failed()))
                .toCompletionStage()
                .toCompletableFuture()
                .join());
        assertEquals("0", Jdbc.value(uri, "SELECT COUNT(*) FROM notification"));
        assertEquals("0", Jdbc.value(uri, "SELECT COUNT(*) FROM outbox"));
    }

    @Test
    void aMessage_arrivesWithItsFields_cutToWeChatsLimits() throws SQLException {
        tell(Notice.Kind.ERRAND_DONE, "城乡居民基本医疗保险参保登记和缴费代办申请");
        deliver();
        SentMessage message = sentAbout("城乡居民").get(0);
        assertEquals("demo-resident-1", message.openid());
        assertEquals("SIM-errand", message.templateId());
        assertTrue(message.data().get("thing1").length() <= 20);
        assertEquals("已办好", message.data().get("phrase2"));
        assertTrue(
                message.data().get("time3").matches("20\\d\\d[-年]\\d{1,2}[-月]\\d{1,2}日? \\d\\d:\\d\\d(:\\d\\d)?"),
                message.data().get("time3"));
        assertEquals("sent 1", row("state, attempts"));
        deliver();
        assertEquals(1, sentAbout("城乡居民").size());
    }

    @Test
    void aKindWithoutATemplate_staysInTheInbox() throws SQLException {
        tell(Notice.Kind.POST_PUBLISHED, "没有模板");
        deliver();
        assertEquals("inbox-only", row("state"));
        assertEquals(0, sentAbout("没有模板").size());
    }

    @ParameterizedTest
    @ValueSource(ints = {43101, 47003})
    void aFinalError_isNeverTriedAgain(int errcode) throws SQLException {
        simulator.fault(SEND, Fault.errcode(errcode));
        tell(Notice.Kind.ERRAND_DONE, "不会再试" + errcode);
        deliver();
        assertTrue(row("state, attempts, last_error").startsWith("given-up 1 "));
        simulator.clearFaults();
        clock.goOn(Duration.ofDays(3));
        deliver();
        assertEquals(0, sentAbout("不会再试" + errcode).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "slow", "down"})
    void whatMayPass_isTriedAgain_laterEachTime(String kind) throws SQLException {
        Fault fault =
                kind.equals("busy") ? Fault.errcode(-1) : kind.equals("slow") ? Fault.slow(3000) : Fault.dropped();
        simulator.fault(SEND, fault);
        tell(Notice.Kind.ERRAND_DONE, "再试" + kind);
        deliver();
        assertEquals("pending 1", row("state, attempts"));
        clock.goOn(Duration.ofSeconds(2));
        deliver();
        assertEquals("pending 1", row("state, attempts"), "not before its time");
        clock.goOn(Duration.ofSeconds(4));
        deliver();
        assertEquals("pending 2", row("state, attempts"));
        simulator.clearFaults();
        clock.goOn(Duration.ofSeconds(11));
        deliver();
        assertEquals("sent 3", row("state, attempts"));
        assertEquals(1, sentAbout("再试" + kind).size());
    }

    @Test
    void whatNeverPasses_isGivenUpInTheEnd() throws SQLException {
        simulator.fault(SEND, Fault.errcode(-1));
        tell(Notice.Kind.ERRAND_DONE, "总不行");
        for (int i = 0; i < Backoff.ATTEMPTS; i++) {
            assertEquals("pending", row("state"));
            deliver();
            clock.goOn(Duration.ofHours(7));
        }
        assertEquals("given-up " + Backoff.ATTEMPTS, row("state, attempts"));
    }

    @Test
    void workersAtOnce_sendEachOnce() throws SQLException {
        TestApp.await(database.withTransaction(tx -> Future.join(IntStream.range(0, 200)
                        .mapToObj(i -> new Outbox(store, clock).tell(tx, notice(Notice.Kind.ERRAND_DONE, "众人" + i)))
                        .toList())
                .mapEmpty()));
        TestApp.await(
                Future.all(Stream.generate(() -> worker().deliverDue()).limit(4).toList()));
        assertEquals("200", Jdbc.value(uri, "SELECT COUNT(*) FROM outbox WHERE state = 'sent' AND attempts = 1"));
        assertEquals(
                200,
                sentAbout("众人").stream()
                        .map(message -> message.data().get("thing1"))
                        .distinct()
                        .count());
        assertEquals(200, sentAbout("众人").size());
    }

    @Test
    void whatADeadWorkerTook_isSentByAnother_whenItsLeaseEnds() throws SQLException {
        tell(Notice.Kind.ERRAND_DONE, "租约");
        TestApp.await(database.withTransaction(
                tx -> store.lease(tx, clock.instant(), clock.instant().plusSeconds(60), 20)));
        deliver();
        assertEquals(0, sentAbout("租约").size());
        clock.goOn(Duration.ofSeconds(61));
        deliver();
        assertEquals(1, sentAbout("租约").size());
        assertEquals("sent 2", row("state, attempts"));
    }
}
