package cn.servicecircle.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/** All child processes of one start, ended together; once closed it starts no more. */
final class ServerProcesses implements AutoCloseable {

    private static final int PORTS_TRIED = 5;

    private final IntSupplier freePorts;
    private final List<ServerProcess> launched = new ArrayList<>();
    private final Thread closeAtExit = new Thread(this::close, "stop-half-started-servers");
    private boolean closed;

    /** Until {@link #leaveToCaller} an exit of the JVM closes it, because nobody else can yet. */
    ServerProcesses(IntSupplier freePorts) {
        this.freePorts = freePorts;
        try {
            Runtime.getRuntime().addShutdownHook(closeAtExit);
        } catch (IllegalStateException e) {
            throw cancelled();
        }
    }

    /** Fails when the JVM exits already, and has therefore closed it. */
    void leaveToCaller() {
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException e) {
            throw cancelled();
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized ServerProcess launch(ServerCommand command) {
        if (closed) {
            throw cancelled();
        }
        ServerProcess process = ServerProcess.launch(command);
        launched.add(process);
        return process;
    }

    /** Returns the port. One that was free may be taken before the server binds it: then the next one is tried. */
    int launchOnFreePort(IntFunction<ServerCommand> command) {
        for (int i = 0; i < PORTS_TRIED; i++) {
            int port = freePorts.getAsInt();
            if (launch(command.apply(port)).awaitReady()) {
                return port;
            }
        }
        throw new EmbeddedServerException("连续 %d 个空闲端口都被其他程序抢占：请稍后再启动。".formatted(PORTS_TRIED));
    }

    @Override
    public void close() {
        List<ServerProcess> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(launched);
        }
        all.forEach(ServerProcess::askToStop);
        all.forEach(ServerProcess::awaitStopped);
    }

    private static CancellationException cancelled() {
        return new CancellationException("启动已取消。");
    }
}
