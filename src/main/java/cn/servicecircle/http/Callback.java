package cn.servicecircle.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * An address that another system calls in a form of its own, and so outside the contract: whatever else it adds to query or
 * headers, tomorrow or today, is none of our business. Who called is for the receiver to find out. Answers are plain text.
 */
public final class Callback implements Pages {
    private final String path;
    private final Function<Heard, Future<String>> onGet;
    private final Function<Heard, Future<String>> onPost;

    /** @param query the first value of each parameter; {@code body} is empty where there is none */
    public record Heard(Map<String, String> query, String body) {}

    public Callback(String path, Function<Heard, Future<String>> onGet, Function<Heard, Future<String>> onPost) {
        this.path = path;
        this.onGet = onGet;
        this.onPost = onPost;
    }

    @Override
    public void addTo(Router router) {
        router.get(path).handler(ctx -> answer(ctx, Future.succeededFuture(Buffer.buffer()), onGet));
        router.post(path).handler(ctx -> answer(ctx, ctx.request().body(), onPost));
    }

    private static void answer(RoutingContext ctx, Future<Buffer> body, Function<Heard, Future<String>> receiver) {
        body.recover(cut -> Future.failedFuture(new HttpException(408)))
                .compose(bytes -> receiver.apply(new Heard(query(ctx), bytes.toString())))
                .onSuccess(said -> say(ctx, said))
                .onFailure(ctx::fail);
    }

    private static Map<String, String> query(RoutingContext ctx) {
        Map<String, String> query = new HashMap<>();
        ctx.queryParams().forEach(parameter -> query.putIfAbsent(parameter.getKey(), parameter.getValue()));
        return query;
    }

    private static void say(RoutingContext ctx, String text) {
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        ctx.end(text).onFailure(clientGone -> {});
    }
}
