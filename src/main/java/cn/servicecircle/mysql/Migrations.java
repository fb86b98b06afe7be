package cn.servicecircle.mysql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import org.flywaydb.core.Flyway;

/** Brings the schema to what this version needs: src/main/resources/db/migration, in order, each once. */
public final class Migrations {
    private Migrations() {}

    /** The number of scripts run. Fails when the schema was changed by hand or by a newer version. */
    public static Future<Integer> run(Vertx vertx, String uri) {
        return vertx.executeBlocking(() -> {
            URI server = URI.create(uri);
            String[] user = server.getUserInfo().split(":", 2);
            return Flyway.configure()
                    .dataSource(jdbcUrl(server), user[0], user.length > 1 ? user[1] : "")
                    .load()
                    .migrate()
                    .migrationsExecuted;
        });
    }

    /** allowPublicKeyRetrieval: MySQL 8.4's caching_sha2_password asks for it where the connection has no TLS, as ours to the database have none. */
    private static String jdbcUrl(URI server) {
        int port = server.getPort() == -1 ? 3306 : server.getPort();
        return "jdbc:mariadb://" + server.getHost() + ":" + port + server.getPath()
                + "?sslMode=disable&allowPublicKeyRetrieval=true";
    }
}
