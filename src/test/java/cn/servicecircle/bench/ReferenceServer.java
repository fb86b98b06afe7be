package cn.servicecircle.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lettuce.core.GeoArgs;
import io.lettuce.core.GeoSearch;
import io.lettuce.core.GeoWithin;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The bare servers: Vert.x, a driver and as little as can be written between them. Each runs alone in its JVM. */
public final class ReferenceServer extends VerticleBase {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String FIXED = "{\"items\":[" + "{\"name\":\"station\",\"metres\":131},".repeat(16) + "{}]}";

    private final Reference reference;
    private final int port;
    private final Map<String, String> environment;

    private ReferenceServer(Reference reference, int port, Map<String, String> environment) {
        this.reference = reference;
        this.port = port;
        this.environment = environment;
    }

    /** Takes the name of a reference; where to listen, the database and Redis come as PORT, MYSQL_URI and REDIS_URI. */
    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Map<String, String> environment = System.getenv();
        vertx.deployVerticle(new ReferenceServer(
                        Reference.valueOf(args[0]), Integer.parseInt(environment.get("PORT")), environment))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @Override
    public Future<?> start() {
        Handler<HttpServerRequest> handler =
                switch (reference) {
                    case JSON -> request -> answer(request, Buffer.buffer(FIXED));
                    case ROUTER -> router();
                    case GEOSEARCH -> geoSearch();
                    case SELECT -> select();
                    case PAGE_OF_SMALL, PAGE -> page();
                    case COMMENTS -> comments();
                    case INSERT -> insert();
                };
        return vertx.createHttpServer().requestHandler(handler).listen(port, "127.0.0.1");
    }

    private static void answer(HttpServerRequest request, Buffer json) {
        request.response().putHeader("Content-Type", "application/json").end(json);
    }

    private static void answer(HttpServerRequest request, Future<Buffer> json) {
        json.onSuccess(buffer -> answer(request, buffer))
                .onFailure(failure -> request.response().setStatusCode(500).end(failure.toString()));
    }

    private Handler<HttpServerRequest> router() {
        Router router = Router.router(vertx);
        for (int i = 0; i < 9; i++) {
            router.get("/other/" + i + "/:id").handler(ctx -> ctx.end());
        }
        router.get("/").handler(ctx -> answer(ctx.request(), Buffer.buffer(FIXED)));
        return router;
    }

    private Handler<HttpServerRequest> geoSearch() {
        RedisAsyncCommands<String, String> redis =
                RedisClient.create(environment.get("REDIS_URI")).connect().async();
        GeoArgs nearestFive = new GeoArgs().withDistance().asc().withCount(5);
        return request -> {
            GeoSearch.GeoRef<String> here = GeoSearch.fromCoordinates(
                    Double.parseDouble(request.getParam("lng")), Double.parseDouble(request.getParam("lat")));
            answer(
                    request,
                    Future.fromCompletionStage(
                                    redis.geosearch(
                                            "bench-stations",
                                            here,
                                            GeoSearch.byRadius(800, GeoArgs.Unit.m),
                                            nearestFive),
                                    vertx.getOrCreateContext())
                            .map(found -> written(found, ReferenceServer::near)));
        };
    }

    private static void near(JsonGenerator json, GeoWithin<String> station) throws IOException {
        json.writeStringField("id", station.getMember());
        json.writeNumberField("metres", station.getDistance());
    }

    private Handler<HttpServerRequest> select() {
        Pool pool = pool(4, 64);
        return request -> answer(
                request,
                pool.preparedQuery("""
                        SELECT id, area_id, author_id, title, body, state, comment_count, posted_at
                        FROM topic
                        WHERE id = ?""")
                        .execute(Tuple.of(Long.parseLong(request.getParam("id"))))
                        .map(rows -> written(rows, ReferenceServer::topic)));
    }

    /** FORCE INDEX, because the optimizer drops the range plan for some cursors, and a limit is measured at its best. */
    private Handler<HttpServerRequest> page() {
        Pool pool = pool(4, 64);
        return request -> answer(
                request,
                pool.preparedQuery("""
                        SELECT t.id, t.area_id, t.author_id, t.title, t.body, t.state, t.comment_count, t.posted_at,
                               p.display_name
                        FROM topic t FORCE INDEX (topic_of_space)
                        JOIN person p ON p.id = t.author_id
                        WHERE t.space_id = ? AND t.state = 'published' AND t.id < ?
                        ORDER BY t.id DESC
                        LIMIT 20""")
                        .execute(Tuple.of(
                                Long.parseLong(request.getParam("spaceId")), Long.parseLong(request.getParam("after"))))
                        .map(rows -> written(rows, (json, row) -> {
                            topic(json, row);
                            json.writeStringField("authorName", row.getString(8));
                        })));
    }

    private static void topic(JsonGenerator json, Row row) throws IOException {
        json.writeNumberField("id", row.getLong(0));
        json.writeNumberField("areaId", row.getLong(1));
        json.writeNumberField("authorId", row.getLong(2));
        json.writeStringField("title", row.getString(3));
        json.writeStringField("body", row.getString(4));
        json.writeStringField("state", row.getString(5));
        json.writeNumberField("commentCount", row.getInteger(6));
        json.writeStringField("postedAt", instant(row, 7));
    }

    private static String instant(Row row, int column) {
        return row.getLocalDateTime(column).toInstant(ZoneOffset.UTC).toString();
    }

    private Handler<HttpServerRequest> comments() {
        Pool pool = pool(4, 64);
        return request -> answer(
                request,
                pool.preparedQuery("""
                        SELECT c.id, c.author_id, c.body, c.state, c.posted_at, p.display_name
                        FROM topic_comment c
                        JOIN person p ON p.id = c.author_id
                        WHERE c.topic_id = ? AND c.id < ?
                        ORDER BY c.id DESC
                        LIMIT 10""")
                        .execute(Tuple.of(Long.parseLong(request.getParam("id")), Long.MAX_VALUE))
                        .map(rows -> written(rows, ReferenceServer::comment)));
    }

    private static void comment(JsonGenerator json, Row row) throws IOException {
        json.writeNumberField("id", row.getLong(0));
        json.writeNumberField("authorId", row.getLong(1));
        json.writeStringField("body", row.getString(2));
        json.writeStringField("state", row.getString(3));
        json.writeStringField("postedAt", instant(row, 4));
        json.writeStringField("authorName", row.getString(5));
    }

    /** No pipelining: pipelined commits would wait for one another. */
    private Handler<HttpServerRequest> insert() {
        Pool pool = pool(16, 1);
        return request -> answer(
                request,
                pool.preparedQuery("""
                        INSERT INTO topic_comment (topic_id, author_id, body, state, posted_at)
                        VALUES (?, ?, '支持，2 号楼也需要，晚上确实看不清，大家一起想办法。', 'published', ?)""")
                        .execute(Tuple.of(
                                Long.parseLong(request.getParam("id")),
                                Long.parseLong(request.getParam("author")),
                                LocalDateTime.now(ZoneOffset.UTC)))
                        .map(rows -> written(
                                List.of(rows),
                                (json, row) ->
                                        json.writeNumberField("id", rows.property(MySQLClient.LAST_INSERTED_ID)))));
    }

    private Pool pool(int connections, int pipelining) {
        return MySQLBuilder.pool()
                .using(vertx)
                .connectingTo(MySQLConnectOptions.fromUri(environment.get("MYSQL_URI"))
                        .setCollation("utf8mb4_unicode_520_ci")
                        .setCachePreparedStatements(true)
                        .setPipeliningLimit(pipelining))
                .with(new PoolOptions().setMaxSize(connections))
                .build();
    }

    private interface Writer<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }

    private static <T> Buffer written(Iterable<T> items, Writer<T> writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            for (T item : items) {
                json.writeStartObject();
                writer.write(json, item);
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
