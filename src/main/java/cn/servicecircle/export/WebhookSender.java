package cn.servicecircle.export;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Posts one message, signed. Nothing is followed: where a message goes is for the configuration alone to say. */
final class WebhookSender {
    /** As many as are sent at once: none waits for a connection while its time runs out. */
    static final int CONNECTIONS = 8;

    private static final int GONE = 410;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

    private final HttpClient client;
    private final String url;
    private final Signature signature;
    private final Duration patience;

    /** @param patience how long the receiver may take to answer */
    WebhookSender(Vertx vertx, WebhookSettings settings, Duration patience) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(5_000), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.url = settings.url();
        this.signature = new Signature(settings.secrets());
        this.patience = patience;
    }

    /** Done when the receiver has taken it (2xx); fails with {@link NotTaken} otherwise. */
    Future<Void> send(String id, Instant now, Buffer body) {
        long timestamp = now.getEpochSecond();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(timestamp))
                .putHeader("webhook-signature", signature.of(id, timestamp, body));
        return client.request(options)
                .compose(request -> answer(request, body))
                .recover(failure -> Future.failedFuture(
                        failure instanceof NotTaken ? failure : new NotTaken(words(failure), false, Duration.ZERO)));
    }

    private Future<Void> answer(HttpClientRequest request, Buffer body) {
        return request.send(body)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                // What else the receiver says is not listened to, however long it is, nor its end missed.
                .map(response -> judged(response.exceptionHandler(cut -> {})))
                .onComplete(judged -> request.connection().close())
                .mapEmpty();
    }

    private static HttpClientResponse judged(HttpClientResponse response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return response;
        }
        String retryAfter = response.getHeader(HttpHeaders.RETRY_AFTER);
        boolean saysWhen = retryAfter != null && SECONDS.matcher(retryAfter).matches();
        throw new NotTaken(
                "HTTP " + status,
                status == GONE,
                saysWhen ? Duration.ofSeconds(Long.parseLong(retryAfter)) : Duration.ZERO);
    }

    private static String words(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    Future<Void> close() {
        return client.close();
    }
}
