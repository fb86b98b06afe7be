package cn.servicecircle.bench;

import cn.servicecircle.embedded.EmbeddedServers;
import cn.servicecircle.embedded.WeChatSimulator;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** What the measured servers stand on: the bundled MariaDB and Redis, and a WeChat simulator, whose cost is nobody's. */
final class Stores implements AutoCloseable {
    static final Clock CLOCK = Clock.system(ZoneId.of("Asia/Shanghai"));
    /** Room for the full data set: a limit that waits for a disk is another one each time. */
    private static final int BUFFER_POOL_MIB = 3 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(400);
    /** Of a core. */
    private static final double CALM = 0.05;

    private final EmbeddedServers servers;
    private final Vertx vertx = Vertx.vertx();
    private final WeChatSimulator simulator = new WeChatSimulator(vertx, CLOCK);
    private final List<Long> pids;
    private boolean closed;

    private Stores(EmbeddedServers servers) throws Exception {
        this.servers = servers;
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeServers));
        this.pids = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").matches(".*/(mariadbd|redis-server)[^/]*"))
                .map(ProcessHandle::pid)
                .toList();
        if (pids.size() != 2) {
            throw new IllegalStateException("MariaDB and Redis are not found among the processes: " + pids);
        }
        simulator.start(0).toCompletionStage().toCompletableFuture().get();
    }

    static Stores start(Path folder) throws Exception {
        return new Stores(EmbeddedServers.start(folder, BUFFER_POOL_MIB, System.out::println));
    }

    Vertx vertx() {
        return vertx;
    }

    String mySqlUri() {
        return servers.mySqlUri();
    }

    /** One of the databases of Redis. */
    String redisUri(int database) {
        return servers.redisUri() + "/" + database;
    }

    String weChatHost() {
        return simulator.host();
    }

    /** Processor time of MariaDB and Redis so far, in µs. */
    long cpuMicros() throws IOException {
        long sum = 0;
        for (long pid : pids) {
            sum += Cpu.micros(pid);
        }
        return sum;
    }

    /** Until they have done what the writes left them to do, which would slow whatever is measured next. */
    void awaitCalm() throws IOException, InterruptedException {
        long before;
        long until = System.nanoTime() + PATIENCE.toNanos();
        do {
            before = cpuMicros();
            Thread.sleep(LOOK.toMillis());
        } while (cpuMicros() - before > CALM * LOOK.toNanos() / 1000 && System.nanoTime() < until);
    }

    /** Leaves the servers' core to the servers. */
    void pin() throws IOException, InterruptedException {
        for (long pid : pids) {
            Cpu.pin(pid, Cpu.OF_THE_REST);
        }
        Cpu.pin(ProcessHandle.current().pid(), Cpu.OF_THE_REST);
    }

    /** Redis with the stations for GEOSEARCH, and nothing else. */
    void prepareRedis(PreparedData full, int database) throws Exception {
        RedisClient client = RedisClient.create(redisUri(database));
        try (Sql sql = new Sql(full.uri())) {
            RedisCommands<String, String> redis = client.connect().sync();
            redis.flushall();
            for (long[] station : sql.rows("SELECT id, lng * 1000000, lat * 1000000 FROM station")) {
                redis.geoadd("bench-stations", station[1] / 1e6, station[2] / 1e6, Long.toString(station[0]));
            }
        } finally {
            client.shutdown();
        }
    }

    /** At the end, or when the run is broken off. */
    private synchronized void closeServers() {
        if (!closed) {
            closed = true;
            servers.close();
        }
    }

    @Override
    public void close() {
        closeServers();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
