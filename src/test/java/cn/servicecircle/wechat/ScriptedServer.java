package cn.servicecircle.wechat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers each path with fixed bytes and remembers exactly what it was sent. */
final class ScriptedServer {
    record Heard(String uri, Buffer body) {}

    final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    ScriptedServer(Vertx vertx, HttpServerOptions options) {
        server = vertx.createHttpServer(options)
                .requestHandler(request -> request.body().onSuccess(body -> {
                    heard.add(new Heard(request.uri(), body));
                    request.response().end(answers.getOrDefault(request.path(), ""));
                }))
                .listen(0, "127.0.0.1")
                .await();
        answer("/cgi-bin/stable_token", "{\"access_token\":\"the-token\",\"expires_in\":7200}");
    }

    ScriptedServer answer(String path, String body) {
        answers.put(path, body);
        return this;
    }

    int port() {
        return server.actualPort();
    }

    Heard last() {
        return heard.get(heard.size() - 1);
    }
}
