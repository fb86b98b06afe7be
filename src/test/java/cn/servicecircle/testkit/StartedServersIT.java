package cn.servicecircle.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lettuce.core.RedisClient;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StartedServersIT {

    private static final String TABLES =
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()";

    @Test
    void database_isEmptyAtEachCall() throws SQLException {
        String uri = TestServers.mySqlUri("testkit_empty");
        Jdbc.run(uri, "CREATE TABLE t (x INT)");
        assertEquals("1", Jdbc.value(uri, TABLES));
        assertEquals("0", Jdbc.value(TestServers.mySqlUri("testkit_empty"), TABLES));
    }

    @Test
    void databases_ofTwoNames_areTwo() {
        assertNotEquals(TestServers.mySqlUri("testkit_one"), TestServers.mySqlUri("testkit_two"));
    }

    @Test
    void clockAndCharacterSet_areAsTheProductExpects() throws SQLException {
        String uri = TestServers.mySqlUri("testkit_settings");
        assertEquals("+00:00 utf8mb4", Jdbc.value(uri, "SELECT CONCAT(@@time_zone, ' ', @@character_set_server)"));
    }

    @Test
    void redis_answers() {
        try (RedisClient client = RedisClient.create(TestServers.redisUri())) {
            assertEquals("PONG", client.connect().sync().ping());
        }
    }
}
