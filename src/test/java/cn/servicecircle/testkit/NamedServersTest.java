package cn.servicecircle.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedServersTest {
    private static final String MYSQL = "mysql://root:secret@127.0.0.1:1/service_circle";
    private static final String REDIS = "redis://127.0.0.1:1";

    @Test
    void withoutNames_thereAreNone() {
        assertTrue(NamedServers.find(Map.<String, String>of()::get).isEmpty());
    }

    @Test
    void oneNameAlone_isRefused() {
        refused(Map.of(NamedServers.MYSQL_URI, MYSQL));
        refused(Map.of(NamedServers.REDIS_URI, REDIS));
    }

    @Test
    void databasesThatTestsMayNotTake_areRefused() {
        refused(Map.of(NamedServers.MYSQL_URI, MYSQL.replace("service_circle", "shop"), NamedServers.REDIS_URI, REDIS));
    }

    @Test
    void serversThatDoNotAnswer_areNoReasonToTakeOthers() {
        refused(Map.of(NamedServers.MYSQL_URI, MYSQL, NamedServers.REDIS_URI, REDIS));
    }

    private static void refused(Map<String, String> environment) {
        assertThrows(IllegalStateException.class, () -> NamedServers.find(environment::get));
    }
}
