package cn.servicecircle.bench;

import cn.servicecircle.district.DistrictImport;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Migrations;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** A database with its data set: made once, kept, and brought back before each run to what it was. */
final class PreparedData {
    private static final Path DISTRICT = Path.of("config/district/kongtong-demo");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path MAKER = Path.of("src/test/java/cn/servicecircle/bench/DataSetMaker.java");
    /** What the operations that are measured add to. */
    private static final List<String> GROWING =
            List.of("errand_event", "errand", "moderation", "topic_comment", "topic", "role_grant", "person");

    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int TRIES = 20;

    private final String uri;
    private final DataSet data;

    private PreparedData(String uri, DataSet data) {
        this.uri = uri;
        this.data = data;
    }

    /** Makes the data set, unless it is there and is the one that schema and maker would make today. */
    static PreparedData of(Stores stores, DataSet data) throws Exception {
        String serverUri = stores.mySqlUri();
        String uri = serverUri.substring(0, serverUri.lastIndexOf('/') + 1) + data.database();
        PreparedData prepared = new PreparedData(uri, data);
        long fingerprint = fingerprint();
        if (!prepared.isThere(serverUri, fingerprint)) {
            prepared.make(stores.vertx(), serverUri, fingerprint);
        }
        prepared.restore();
        return prepared;
    }

    private static long fingerprint() throws IOException {
        CRC32 sum = new CRC32();
        sum.update(Files.readAllBytes(MAKER));
        try (Stream<Path> scripts = Files.list(MIGRATIONS)) {
            for (Path script : scripts.sorted().toList()) {
                sum.update(Files.readAllBytes(script));
            }
        }
        return sum.getValue();
    }

    private boolean isThere(String serverUri, long fingerprint) throws SQLException {
        try (Sql sql = new Sql(serverUri)) {
            String marked = "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'bench_mark' AND"
                    + " table_schema = '" + data.database() + "'";
            return sql.number(marked) == 1
                    && sql.number("SELECT fingerprint FROM " + data.database() + ".bench_mark") == fingerprint;
        }
    }

    private void make(Vertx vertx, String serverUri, long fingerprint) throws Exception {
        try (Sql sql = new Sql(serverUri)) {
            sql.run("DROP DATABASE IF EXISTS " + data.database());
            sql.run("CREATE DATABASE " + data.database());
        }
        await(Migrations.run(vertx, uri));
        Database database = new Database(vertx, uri, 1, 1);
        await(new DistrictImport(vertx, database::withTransaction, Stores.CLOCK)
                .importFolder(DISTRICT, true)
                .eventually(database::close));
        new DataSetMaker(uri, data).make();
        try (Sql sql = new Sql(uri)) {
            sql.run("ANALYZE TABLE errand, errand_event, topic, topic_comment, person, role_grant, notification");
            String marks =
                    String.join(", ", GROWING.stream().map(PreparedData::newest).toList());
            sql.run("CREATE TABLE bench_mark SELECT " + fingerprint + " AS fingerprint, " + marks);
        }
    }

    private static String newest(String table) {
        return "(SELECT MAX(id) FROM " + table + ") AS last_" + table;
    }

    private static void await(io.vertx.core.Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get();
    }

    String uri() {
        return uri;
    }

    DataSet data() {
        return data;
    }

    void run(String statement) throws SQLException {
        try (Sql sql = new Sql(uri)) {
            sql.run(statement);
        }
    }

    /** MariaDB may refuse at once to truncate a table whose statistics it happens to be writing. */
    void truncate(String table) throws SQLException, InterruptedException {
        for (int refused = 0; ; refused++) {
            try {
                run("TRUNCATE TABLE " + table);
                return;
            } catch (SQLException e) {
                if (e.getErrorCode() != LOCK_WAIT_TIMEOUT || refused == TRIES) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    /** Takes away what a run has added. */
    private void restore() throws SQLException {
        try (Sql sql = new Sql(uri)) {
            sql.run("SET foreign_key_checks = 0");
            sql.run("TRUNCATE TABLE outbox");
            sql.run("TRUNCATE TABLE idempotency");
            // Each run seals them with a key of its own.
            sql.run("TRUNCATE TABLE person_phone");
            sql.run("DELETE FROM notification WHERE id > " + 30L * Callers.RESIDENTS);
            for (String table : GROWING) {
                sql.run("DELETE FROM " + table + " WHERE id > (SELECT last_" + table + " FROM bench_mark)");
            }
        }
    }
}
