package cn.servicecircle.testkit;

import java.net.URI;
import org.flywaydb.core.Flyway;

/** A database as an earlier version of the product left it, to see what the next migrations make of its rows. */
public final class EarlierSchema {
    private EarlierSchema() {}

    /** @param version of the last migration that had run */
    public static void in(String mySqlUri, int version) {
        URI server = URI.create(mySqlUri);
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
}
