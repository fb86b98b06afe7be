package cn.servicecircle.upload;

import cn.servicecircle.http.ByteStream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps files in a bucket of any store that speaks S3. It takes four kinds of request, and Vert.x streams them without
 * a thread; the SDK would hold one for each, and weigh 32 jars.
 */
public final class S3Storage implements Storage {
    private static final Logger LOG = LoggerFactory.getLogger(S3Storage.class);
    private static final String PREFIX = "attachments/";
    private static final Pattern CODE = Pattern.compile("<Code>(\\w+)</Code>");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final S3Settings settings;
    private final S3Signature signature;
    private final HttpClientAgent client;
    private final Clock clock;
    private final Duration patience;

    public S3Storage(Vertx vertx, S3Settings settings, Clock clock) {
        this(vertx, settings, clock, PATIENCE);
    }

    /** @param patience with a store that sends nothing */
    S3Storage(Vertx vertx, S3Settings settings, Clock clock, Duration patience) {
        this.vertx = vertx;
        this.settings = settings;
        this.signature = new S3Signature(settings);
        this.clock = clock;
        this.patience = patience;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setSsl(settings.isTls()).setConnectTimeout(2000),
                new PoolOptions().setHttp1MaxSize(32).setMaxWaitQueueSize(200));
    }

    @Override
    public Future<Void> put(String key, Inspected file) {
        RequestOptions request = signed(HttpMethod.PUT, PREFIX + key, "", S3Signature.hex(file.sha256()))
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(file.bytes()));
        return vertx.fileSystem()
                .open(file.file().toString(), new OpenOptions().setWrite(false).setCreate(false))
                .compose(bytes -> ask(request, sender -> sender.send(bytes), HttpClientResponse::end)
                        .eventually(bytes::close));
    }

    @Override
    public Future<ByteStream> open(String key) {
        return ask(
                signed(HttpMethod.GET, PREFIX + key, ""),
                HttpClientRequest::send,
                answer -> Future.succeededFuture(stream(answer.pause())));
    }

    /** Where the answer has ended its end is told to the reader first, and known to us a moment later. */
    private ByteStream stream(HttpClientResponse answer) {
        Future<Void> end = answer.end();
        return new ByteStream(
                answer,
                () -> vertx.runOnContext(later -> {
                    if (!end.isComplete()) {
                        answer.exceptionHandler(reset -> {}).request().reset().onFailure(endedMeanwhile -> {});
                    }
                }));
    }

    @Override
    public Future<Void> delete(String key) {
        return ask(signed(HttpMethod.DELETE, PREFIX + key, ""), HttpClientRequest::send, HttpClientResponse::end);
    }

    @Override
    public Future<Void> eachBefore(Instant instant, Function<List<String>, Future<Void>> some) {
        return eachBefore(instant, some, PREFIX);
    }

    private Future<Void> eachBefore(Instant instant, Function<List<String>, Future<Void>> some, String after) {
        String query = "list-type=2&max-keys=1000&prefix=" + encoded(PREFIX) + "&start-after=" + encoded(after);
        return ask(signed(HttpMethod.GET, "", query), HttpClientRequest::send, HttpClientResponse::body)
                .map(xml -> S3Listing.of(xml.toString()))
                .compose(page -> page.isEmpty()
                        ? Future.succeededFuture()
                        : some.apply(withoutPrefix(page.before(instant)))
                                .compose(done -> eachBefore(instant, some, page.last())));
    }

    private static List<String> withoutPrefix(List<String> keys) {
        return keys.stream().map(key -> key.substring(PREFIX.length())).toList();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private RequestOptions signed(HttpMethod method, String key, String query) {
        return signed(method, key, query, S3Signature.NO_BODY);
    }

    private RequestOptions signed(HttpMethod method, String key, String query, String sha256) {
        String path = settings.path(key);
        RequestOptions request = new RequestOptions()
                .setMethod(method)
                .setHost(settings.host())
                .setPort(settings.port())
                .setURI(query.isEmpty() ? path : path + "?" + query)
                .setIdleTimeout(patience.toMillis());
        signature.headers(method.name(), path, query, sha256, clock.instant()).forEach(request::putHeader);
        return request;
    }

    /**
     * The answer is taken as soon as it begins, or its bytes could be gone. Whatever goes wrong is the store's absence: the
     * caller may try again, and the operator is told.
     */
    private <T> Future<T> ask(
            RequestOptions request,
            Function<HttpClientRequest, Future<HttpClientResponse>> send,
            Function<HttpClientResponse, Future<T>> take) {
        return client.request(request)
                .compose(sender ->
                        send.apply(sender).compose(answer -> granted(answer).compose(take)))
                .recover(failure -> {
                    LOG.warn("uploads: S3 did not do {}: {}", request.getMethod(), failure.toString());
                    return Future.failedFuture(failure instanceof IOException ? failure : new IOException(failure));
                });
    }

    private static Future<HttpClientResponse> granted(HttpClientResponse response) {
        return response.statusCode() / 100 == 2
                ? Future.succeededFuture(response)
                : response.body()
                        .map(S3Storage::code)
                        .compose(code -> Future.failedFuture(
                                new IOException("S3 answered " + response.statusCode() + " " + code)));
    }

    /** S3's word for what is wrong. */
    private static String code(Buffer error) {
        Matcher code = CODE.matcher(error.toString());
        return code.find() ? code.group(1) : "";
    }

    @Override
    public Future<Void> close() {
        return client.close();
    }
}
