package cn.servicecircle.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** A TCP proxy between the app and a neighbour, which can be cut or made a black hole, and healed. */
public final class FlakyProxy implements AutoCloseable {
    private final String uri;
    private final InetSocketAddress neighbour;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int port;
    private ServerSocket server;
    private boolean swallows;

    private FlakyProxy(String neighbourUri) throws IOException {
        URI target = URI.create(neighbourUri);
        this.neighbour = new InetSocketAddress(target.getHost(), target.getPort());
        this.port = listenAnywhere();
        this.uri = neighbourUri.replace(target.getHost() + ":" + target.getPort(), "127.0.0.1:" + port);
    }

    /** @param neighbourUri with host and port, such as {@code redis://127.0.0.1:6379} */
    public static FlakyProxy before(String neighbourUri) {
        try {
            return new FlakyProxy(neighbourUri);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The neighbour's URI by way of this proxy. */
    public String uri() {
        return uri;
    }

    /** Closes every connection and refuses new ones, as where the neighbour's process died. */
    public synchronized void cut() {
        try {
            server.close();
            closeAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps every connection and takes new ones, but lets no byte through, as where the neighbour's machine died. */
    public synchronized void swallow() {
        swallows = true;
    }

    /** Forwards again, what was held back first. */
    public synchronized void heal() {
        swallows = false;
        notifyAll();
        if (server.isClosed()) {
            try {
                listen(port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public synchronized void close() {
        swallows = false;
        notifyAll();
        cut();
    }

    /**
     * Below the ports that systems give to clients: while the proxy is cut, a client that keeps trying to connect could be
     * given this very port for its own end, and so keep it.
     */
    private int listenAnywhere() throws IOException {
        while (true) {
            try {
                return listen(ThreadLocalRandom.current().nextInt(20_000, 30_000));
            } catch (BindException e) {
                // Somebody else has it.
            }
        }
    }

    private int listen(int wanted) throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
        server = listening;
        daemon(() -> acceptFrom(listening));
        return listening.getLocalPort();
    }

    private void acceptFrom(ServerSocket listening) throws IOException {
        while (!listening.isClosed()) {
            Socket client = remembered(listening.accept());
            Socket behind = remembered(new Socket(neighbour.getAddress(), neighbour.getPort()));
            if (listening.isClosed()) {
                client.close();
                behind.close();
            }
            daemon(() -> pump(client, behind));
            daemon(() -> pump(behind, client));
        }
    }

    private Socket remembered(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    private void pump(Socket from, Socket to) throws IOException, InterruptedException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[16 * 1024];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                waitToForward();
                out.write(bytes, 0, read);
            }
            waitToForward();
        } finally {
            sockets.remove(from);
        }
    }

    private synchronized void waitToForward() throws InterruptedException {
        while (swallows) {
            wait();
        }
    }

    private void closeAll() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private interface Piece {
        void run() throws IOException, InterruptedException;
    }

    private static void daemon(Piece piece) {
        Thread thread = new Thread(
                () -> {
                    try {
                        piece.run();
                    } catch (IOException | InterruptedException e) {
                        // A connection that ends is what this class is for.
                    }
                },
                "flaky-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
