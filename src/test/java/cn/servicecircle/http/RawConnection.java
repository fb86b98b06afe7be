package cn.servicecircle.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A client that sends bytes as no library would. */
final class RawConnection implements Closeable {
    private static final int ANSWER_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    RawConnection(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(ANSWER_MILLIS);
            in = socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first answer to these bytes, on a connection of their own. */
    static RawAnswer ask(int port, byte[] request) {
        try (RawConnection connection = new RawConnection(port)) {
            return connection.send(request).answer();
        }
    }

    static RawAnswer ask(int port, String request) {
        return ask(port, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawConnection send(String latin1) {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What the server no longer takes, because it closed the connection, is dropped. */
    RawConnection send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException closedByServer) {
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    RawAnswer answer() {
        return answer(false);
    }

    /** @param toHead whether the request was a HEAD, whose answer has a length and no body */
    RawAnswer answer(boolean toHead) {
        try {
            String head = head();
            List<String> lines = head.lines().toList();
            int status = Integer.parseInt(lines.get(0).split(" ", 3)[1]);
            RawAnswer answer = new RawAnswer(status, lines.subList(1, lines.size()), "");
            String length = answer.header("Content-Length");
            byte[] body = toHead || length == null ? new byte[0] : in.readNBytes(Integer.parseInt(length));
            return new RawAnswer(status, answer.headerLines(), new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after: " + head);
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether the server ends the connection within that time, without one more byte. */
    boolean endsWithin(int millis) {
        try {
            socket.setSoTimeout(millis);
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (SocketException reset) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
