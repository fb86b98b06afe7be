package cn.servicecircle.testkit;

import cn.servicecircle.mysql.Migrations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database as an earlier version of the product left it, to see what the next migrations make of its rows. */
public final class EarlierSchema implements BeforeEachCallback {
    private final String uri;
    private final int version;

    /** @param version of the last migration that had run */
    public EarlierSchema(String database, int version) {
        this.uri = TestServers.mySqlUri(database);
        this.version = version;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        URI server = URI.create(uri);
        String[] account = server.getUserInfo().split(":", 2);
        String url =
                "jdbc:mariadb://%s:%d%s?sslMode=disable&allowPublicKeyRetrieval=true&sessionVariables=time_zone='+00:00'"
                        .formatted(server.getHost(), server.getPort(), server.getPath());
        var unused = Flyway.configure()
                .dataSource(url, account[0], account[1])
                .target(version + "?")
                .load()
                .migrate();
    }

    public String uri() {
        return uri;
    }

    public void run(String... statements) throws SQLException {
        Jdbc.run(uri, statements);
    }

    public List<List<String>> rows(String query) throws SQLException {
        return Jdbc.rows(uri, query);
    }

    /** To what the product is today. */
    public void migrate() {
        Vertx vertx = Vertx.vertx();
        try {
            done(Migrations.run(vertx, uri));
        } finally {
            done(vertx.close());
        }
    }

    private static void done(Future<?> work) {
        work.toCompletionStage().toCompletableFuture().join();
    }
}
