package cn.servicecircle.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens to server-sent events, as a client would, until it is closed. */
public final class EventStream implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final List<Map<String, String>> events = new CopyOnWriteArrayList<>();

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
    }

    /** @param lastEventId null for a client that comes for the first time */
    public static EventStream open(String origin, String path, String token, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + "/api/v1" + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            EventStream stream = new EventStream(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
            Thread reader = new Thread(stream::read, "event stream");
            reader.setDaemon(true);
            reader.start();
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until the server or we end it. */
    private void read() {
        Scanner events = new Scanner(response.body(), StandardCharsets.UTF_8).useDelimiter("\n\n");
        while (events.hasNext()) {
            Map<String, String> fields = new TreeMap<>();
            events.next().lines().filter(line -> line.contains(": ")).forEach(line -> {
                String[] field = line.split(": ", 2);
                fields.put(field[0], field[1]);
            });
            if (!fields.isEmpty()) {
                this.events.add(fields);
            }
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String contentType() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    /** What has come so far: the fields of each event. */
    public List<Map<String, String>> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
