package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.embedded.Fault;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A node stops as a signal stops it. */
class ShutdownIT {
    private static final Duration DRAIN = Duration.ofSeconds(3);

    /** Threads are of the group of whoever starts them: so those of this node are told from those of other tests' nodes. */
    private final ThreadGroup own = new ThreadGroup("shutdown");

    private final TestApp app = startedIn(own);

    @Test
    void aRunningRequest_isAnswered_newOnesAreRefused_andNothingIsLeft() {
        ApiClient resident = app.as("resident-1");
        long community = app.community();
        app.simulator().fault("/wxa/msg_sec_check", Fault.slow(1000));
        CompletableFuture<Answer> running = CompletableFuture.supplyAsync(
                () -> resident.post("/topics", "{\"areaId\":%d,\"title\":\"示例\",\"body\":\"慢\"}".formatted(community)));
        Eventually.within(DRAIN, "it runs", () -> threadsOf(own).anyMatch(ShutdownIT::asksWeChat));

        CompletableFuture<Void> closed = CompletableFuture.runAsync(app::close);
        Eventually.within(DRAIN, "refuses", () -> refuses(app.port()));
        assertTrue(!running.isDone(), "it still ran while new ones were refused");
        assertEquals(201, running.join().status());
        Eventually.within(DRAIN, "closed", closed::isDone);
        closed.join();
        Eventually.within(DRAIN, "no thread is left", () -> threadsOf(own).noneMatch(ShutdownIT::isOfANode));
    }

    @Test
    void aRequestThatNeverEnds_isNotWaitedForLongerThanTheDrain() {
        ApiClient resident = app.as("resident-1");
        app.simulator().fault("/sns/jscode2session", Fault.slow(60_000));
        CompletableFuture<Answer> stuck = CompletableFuture.supplyAsync(
                () -> app.anybody().post("/sessions", "{\"code\":\"%s\"}".formatted(TestApp.code("resident-2"))));
        resident.get("/me").expect(200);
        Eventually.noLaterThan(DRAIN.plusSeconds(5), () -> {
            app.close();
            return true;
        });
        // Cut off, or told that WeChat is away: whichever comes first.
        assertThrows(Throwable.class, () -> stuck.join().expect(201));
    }

    private static boolean refuses(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (SocketException refused) {
            // Or reset, when it waited to be accepted as the port was closed.
            return true;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestApp startedIn(ThreadGroup group) {
        return CompletableFuture.supplyAsync(
                        () -> TestApp.start("shutdown", Map.of("CIRCLE_HTTP_DRAIN_SECONDS", "3")),
                        task -> new Thread(group, task).start())
                .join();
    }

    private static Stream<Thread> threadsOf(ThreadGroup group) {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getThreadGroup() == group);
    }

    private static boolean asksWeChat(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("checkMessage"));
    }

    private static boolean isOfANode(Thread thread) {
        return Stream.of("vert.x-eventloop", "lettuce-", "wechat").anyMatch(thread.getName()::startsWith);
    }
}
