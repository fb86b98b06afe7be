package cn.servicecircle.attachment;

import static cn.servicecircle.attachment.AttachmentFixture.address;
import static cn.servicecircle.attachment.AttachmentFixture.upload;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.http.Upload;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.SaidAloud;
import cn.servicecircle.upload.TestPdfs;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many large downloads at once, by clients that take their time. */
class DownloadIT {
    private static final int CLIENTS = 20;
    private static final long FAR_LESS_THAN_ALL = CLIENTS * Upload.LIMIT / 4;

    private final TestApp app = TestApp.shared();
    private final ApiClient resident = app.as("resident-1");
    private final AttachmentFixture fixture = new AttachmentFixture(app);

    private Socket downloading(String attachment) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(16 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), app.port()));
        socket.getOutputStream()
                .write(("GET /api/v1" + attachment + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + resident.token()
                                + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** What is held on the heap and, by buffers, beside it. */
    private static long held() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return runtime.totalMemory() - runtime.freeMemory() + buffers;
    }

    private static byte[] body(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] all = in.readAllBytes();
        String start = new String(all, 0, 2_000, StandardCharsets.ISO_8859_1);
        int from = start.indexOf("\r\n\r\n") + 4;
        return Arrays.copyOfRange(all, from, all.length);
    }

    @Test
    void downloads_areNeverHeldWhole_howeverSlowTheirClients() throws Exception {
        byte[] pdf = TestPdfs.ofSize(Upload.LIMIT);
        String attachment = address(upload(resident, fixture.errand(), pdf));
        long before = held();
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(downloading(attachment));
            }
            Eventually.within(Duration.ofSeconds(10), "all being sent", () -> openFiles() == CLIENTS);
            Thread.sleep(1_000);
            assertEquals(CLIENTS, openFiles(), "read to the end for a client that does not read");
            long more = held() - before;
            assertTrue(more < FAR_LESS_THAN_ALL, "holds " + more);
            for (Socket client : clients) {
                assertArrayEquals(pdf, body(client));
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
        Eventually.within(Duration.ofSeconds(10), "all files closed", () -> openFiles() == 0);
    }

    @Test
    void aClientThatLeaves_closesTheFile_andIsNoFaultOfOurs() throws IOException {
        String attachment = address(upload(resident, fixture.errand(), TestPdfs.ofSize(Upload.LIMIT)));
        try (SaidAloud log = new SaidAloud()) {
            for (int i = 0; i < 10; i++) {
                try (Socket client = downloading(attachment)) {
                    assertEquals('H', client.getInputStream().read());
                    Eventually.within(Duration.ofSeconds(10), "being sent", () -> openFiles() == 1);
                }
                Eventually.within(Duration.ofSeconds(10), "file closed", () -> openFiles() == 0);
            }
            assertFalse(log.said().contains("ERROR"), log::said);
        }
    }

    /** Of those that are kept, as the system counts them. */
    private long openFiles() throws IOException {
        Path kept = app.attachments().resolve("kept").toRealPath();
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(file -> target(file).startsWith(kept)).count();
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException closedMeanwhile) {
            return Path.of("/");
        }
    }
}
