package cn.servicecircle.mysql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.SslMode;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** Brings the schema to what this version needs: src/main/resources/db/migration, in order, each once. */
public final class Migrations {
    private Migrations() {}

    /**
     * The number of scripts run. Fails with {@link SQLException} when the database does not let us in, else with what
     * Flyway says: when the schema was changed by hand or by a newer version, or a script failed.
     */
    public static Future<Integer> run(Vertx vertx, String uri) {
        return vertx.executeBlocking(() -> migrate(Database.server(uri)));
    }

    private static int migrate(MySQLConnectOptions server) throws SQLException {
        String url = jdbcUrl(server);
        DriverManager.getConnection(url, server.getUser(), server.getPassword()).close();
        return Flyway.configure()
                .dataSource(url, server.getUser(), server.getPassword())
                .load()
                .migrate()
                .migrationsExecuted;
    }

    /**
     * allowPublicKeyRetrieval: MySQL 8.4's caching_sha2_password asks for it where the connection has no TLS. A script that
     * gives a time to rows that are there means UTC, wherever the server is.
     */
    private static String jdbcUrl(MySQLConnectOptions server) {
        String host = server.getHost().contains(":") ? "[" + server.getHost() + "]" : server.getHost();
        String protection = server.getSslMode() == SslMode.VERIFY_IDENTITY
                ? "sslMode=verify-full"
                : "sslMode=disable&allowPublicKeyRetrieval=true";
        return "jdbc:mariadb://" + host + ":" + server.getPort() + "/" + server.getDatabase() + "?connectTimeout=5000&"
                + protection + "&sessionVariables=time_zone='+00:00'";
    }
}
