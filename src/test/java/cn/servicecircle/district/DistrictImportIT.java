package cn.servicecircle.district;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.servicecircle.testkit.TestServers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistrictImportIT {

    private static final Instant NOW = Instant.parse("2026-01-05T01:02:03.456789Z");

    @TempDir
    Path temp;

    private final Vertx vertx = Vertx.vertx();
    private Pool pool;
    private DistrictImport districtImport;
    private DistrictFolder folder;

    @BeforeEach
    void emptyDatabase() {
        String uri = TestServers.mySqlUri("district_import");
        migrate(URI.create(uri));
        pool = MySQLBuilder.pool()
                .connectingTo(uri)
                .with(new PoolOptions().setMaxSize(4))
                .using(vertx)
                .build();
        Clock clock = Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"));
        districtImport = new DistrictImport(vertx, pool::withTransaction, clock);
        folder = DistrictFolder.in(temp);
    }

    @AfterEach
    void close() {
        await(pool.close());
        await(vertx.close());
    }

    @Test
    void theDemoDistrict_isImportedWhole() {
        ImportSummary summary = importing(DistrictFolder.DEMO);

        assertEquals(new ImportSummary.Count(2018, 0, 0, List.of()), summary.areas());
        assertEquals("2018", value("SELECT COUNT(*) FROM area"));
        assertEquals("508", value("SELECT COUNT(*) FROM area WHERE level = 'compound'"));
        assertEquals("60", value("SELECT COUNT(*) FROM station"));
        assertEquals("4", value("SELECT COUNT(*) FROM duty_role"));
        assertEquals("25", value("SELECT COUNT(*) FROM role_grant"));
        assertEquals("1", value("SELECT COUNT(*) FROM area WHERE parent_id IS NULL"));
        assertEquals(
                "kongtong 5, zhongjie 4, wanan-men 3, wanan-men-g1 2, fengjing-jiayuan 1, fengjing-jiayuan-b1 0",
                ancestors("fengjing-jiayuan-b1"));
        assertEquals("2018", value("""
                SELECT COUNT(*) FROM area_closure c JOIN area a ON a.id = c.ancestor_id WHERE a.code = 'kongtong'"""));
    }

    @Test
    void theSameFilesAgain_leaveAloneWhatWasEditedSince() {
        importing(temp);
        await(pool.query("UPDATE station SET name = '改过的名字' WHERE code = 'beilu'")
                .execute());

        assertEquals(ImportSummary.SAME_FILES, importing(temp));
        assertEquals("改过的名字", value("SELECT name FROM station WHERE code = 'beilu'"));
    }

    @Test
    void otherFilesThatSayTheSame_changeNothing() {
        importing(DistrictFolder.DEMO);
        DistrictFolder copy = DistrictFolder.in(temp);
        for (String file : DistrictFiles.NAMES) {
            copy.write(file, new DistrictFolder(DistrictFolder.DEMO).read(file) + "\n");
        }

        ImportSummary again = importing(temp);

        assertEquals(new ImportSummary.Count(0, 0, 2018, List.of()), again.areas());
        assertEquals(new ImportSummary.Count(0, 0, 60, List.of()), again.stations());
        assertEquals(new ImportSummary.Count(0, 0, 24, List.of()), again.items());
        assertEquals(new ImportSummary.Count(0, 0, 4, List.of()), again.dutyRoles());
        assertEquals(new ImportSummary.Count(0, 0, 25, List.of()), again.people());
        assertEquals(Map.of("area", "1", "station", "1", "catalogue", "1", "calendar", "1"), versions());
    }

    @Test
    void theFilesBeforeTheLast_areImportedAgain() {
        importing(temp);
        folder.replace("areas.csv", "1号楼", "一号楼");
        importing(temp);
        folder.replace("areas.csv", "一号楼", "1号楼");

        assertEquals(1, importing(temp).areas().changed());
        assertEquals("1号楼", value("SELECT name FROM area WHERE code = 'fengjing-b1'"));
    }

    @Test
    void aMovedArea_takesItsSubtreeAlong() {
        importing(temp);
        folder.replace("areas.csv", "fengjing,wanan-men", "fengjing,xinmin-beilu");

        ImportSummary summary = importing(temp);

        assertEquals(new ImportSummary.Count(0, 1, 5, List.of()), summary.areas());
        assertEquals("kongtong 4, zhongjie 3, xinmin-beilu 2, fengjing 1, fengjing-b1 0", ancestors("fengjing-b1"));
        assertEquals("wanan-men", value("""
                SELECT GROUP_CONCAT(d.code) FROM area_closure c
                JOIN area a ON a.id = c.ancestor_id JOIN area d ON d.id = c.descendant_id
                WHERE a.code = 'wanan-men'"""));
        assertEquals(Map.of("area", "2", "station", "1", "catalogue", "1", "calendar", "1"), versions());
    }

    @Test
    void aNewLevelBetween_pushesTheSubtreeDown() {
        importing(temp);
        folder.replace("areas.csv", "fengjing,wanan-men", "wanan-men-g1,wanan-men,grid,第一网格\nfengjing,wanan-men-g1");

        importing(temp);

        assertEquals(
                "kongtong 5, zhongjie 4, wanan-men 3, wanan-men-g1 2, fengjing 1, fengjing-b1 0",
                ancestors("fengjing-b1"));
    }

    @Test
    void aChangedStation_wakesOnlyThoseWhoHoldStations() {
        importing(temp);
        folder.replace("stations.csv", "Sa 09:00-12:00", "Sa-Su 09:00-12:00");

        ImportSummary summary = importing(temp);

        assertEquals(new ImportSummary.Count(0, 1, 1, List.of()), summary.stations());
        assertEquals("Sa-Su 09:00-12:00", value("SELECT hours FROM station WHERE code = 'beilu'"));
        assertEquals(Map.of("area", "1", "station", "2", "catalogue", "1", "calendar", "1"), versions());
    }

    @Test
    void whatAStationCanDo_isReplaced() {
        importing(temp);
        folder.replace("station-items.csv", "fengjing,gaoling\n", "")
                .replace("station-items.csv", "beilu,yibao", "beilu,gaoling");

        assertEquals(2, importing(temp).stations().changed());
        assertEquals("beilu gaoling, fengjing yibao", value("""
                SELECT GROUP_CONCAT(s.code, ' ', i.code ORDER BY s.code, i.code SEPARATOR ', ') FROM station_item si
                JOIN station s ON s.id = si.station_id JOIN service_item i ON i.id = si.service_item_id"""));
    }

    @Test
    void aChangedItem_hasANewVersion_andTheOthersHaveNone() {
        importing(temp);
        folder.replace("required-materials.csv", "gaoling,居民身份证", "gaoling,银行卡,copy,2,本人\ngaoling,居民身份证");

        ImportSummary summary = importing(temp);

        assertEquals(new ImportSummary.Count(0, 1, 2, List.of()), summary.items());
        assertEquals(
                "gaoling 1 随资料导入, gaoling 2 随资料导入更新, tousu 1 随资料导入, yibao 1 随资料导入",
                versionsOf("CONCAT(i.code, ' ', v.version, ' ', v.reason)"));
        assertEquals("银行卡 居民身份证 申请表", materials(2));
        assertEquals("居民身份证 申请表", materials(1));
        assertEquals(Map.of("area", "1", "station", "1", "catalogue", "2", "calendar", "1"), versions());
    }

    @Test
    void whatAnAdminWroteSince_stays_untilTheFilesChangeThatItem() {
        importing(temp);
        revise("yibao", "{\"name\": \"管理员写的\", \"promisedDays\": 3}");
        folder.replace("areas.csv", "1号楼", "一号楼").replace("service-items.csv", "代为递交", "受托递交");

        assertEquals(
                new ImportSummary.Count(0, 1, 2, List.of()), importing(temp).items());
        assertEquals("管理员写的", value("SELECT JSON_VALUE(content, '$.name') FROM (" + newest("yibao") + ") v"));

        folder.replace("service-items.csv", "帮助填表", "帮助填表和缴费");

        assertEquals(
                new ImportSummary.Count(0, 1, 2, List.of()), importing(temp).items());
        assertEquals(
                "3 医保参保登记",
                value("SELECT CONCAT(version, ' ', JSON_VALUE(content, '$.name')) FROM (" + newest("yibao") + ") v"));
        assertEquals(
                "gaoling 1, gaoling 2, tousu 1, yibao 1, yibao 2, yibao 3",
                versionsOf("CONCAT(i.code, ' ', v.version)"));
    }

    @Test
    void whatAnAdminWithdrew_staysWithdrawn() {
        importing(temp);
        await(pool.query("UPDATE service_item SET withdrawn_at = NOW(6) WHERE code = 'gaoling'")
                .execute());
        folder.replace("service-items.csv", "代为递交", "受托递交");

        assertEquals(1, importing(temp).items().changed());
        assertEquals("1", value("SELECT COUNT(*) FROM service_item WHERE withdrawn_at IS NOT NULL"));
    }

    @Test
    void itemsThatAreNotTheFiles_areLeftAlone_atTheStationsToo() {
        importing(temp);
        await(pool.query("INSERT INTO service_item (kind) VALUES ('report')").execute());
        await(pool.query(
                        "INSERT INTO station_item SELECT s.id, i.id FROM station s, service_item i WHERE i.code IS NULL")
                .execute());
        folder.replace("station-items.csv", "beilu,yibao", "beilu,gaoling");

        ImportSummary summary = importing(temp);

        assertEquals(new ImportSummary.Count(0, 0, 3, List.of()), summary.items());
        assertEquals(new ImportSummary.Count(0, 1, 1, List.of()), summary.stations());
        assertEquals("beilu -, beilu gaoling, fengjing -, fengjing gaoling, fengjing yibao", value("""
                SELECT GROUP_CONCAT(s.code, ' ', COALESCE(i.code, '-') ORDER BY s.code, i.code SEPARATOR ', ')
                FROM station_item si
                JOIN station s ON s.id = si.station_id JOIN service_item i ON i.id = si.service_item_id"""));
    }

    @Test
    void anItemOfAnotherKind_isRefused() {
        importing(temp);
        folder.replace("service-items.csv", "gaoling,act-for", "gaoling,assist");

        CompletionException failure = assertThrows(CompletionException.class, () -> importing(temp));

        assertEquals(
                List.of("service-items.csv：gaoling 的 kind 已经是 act-for，不能改成 assist；请写回去，或者另用一个 code 新增事项"),
                assertInstanceOf(BadDistrictFiles.class, failure.getCause()).problems());
    }

    /** As an admin does over the API. */
    private void revise(String code, String content) {
        await(pool.query("INSERT INTO person (openid, display_name, created_at) VALUES ('admin', '管理员', NOW(6))")
                .execute());
        await(pool.query("""
                INSERT INTO service_item_version (service_item_id, version, content, reason, changed_by, changed_at)
                SELECT i.id, 2, '%s', '修改', p.id, NOW(6) FROM service_item i, person p
                WHERE i.code = '%s' AND p.openid = 'admin'""".formatted(content, code)).execute());
    }

    private static String newest(String code) {
        return """
                SELECT v.* FROM service_item_version v JOIN service_item i ON i.id = v.service_item_id
                WHERE i.code = '%s' ORDER BY v.version DESC LIMIT 1""".formatted(code);
    }

    private String versionsOf(String what) {
        return value("""
                SELECT GROUP_CONCAT(%s ORDER BY i.code, v.version SEPARATOR ', ')
                FROM service_item_version v JOIN service_item i ON i.id = v.service_item_id""".formatted(what));
    }

    private String materials(int version) {
        return value("""
                SELECT CONCAT_WS(' ', JSON_VALUE(v.content, '$.materials[0].name'),
                  JSON_VALUE(v.content, '$.materials[1].name'), JSON_VALUE(v.content, '$.materials[2].name'))
                FROM service_item_version v JOIN service_item i ON i.id = v.service_item_id
                WHERE i.code = 'gaoling' AND v.version = %d""".formatted(version));
    }

    @Test
    void bodies_areBroughtInOnce_andThenTheAdmins() {
        folder.write("bodies.csv", "name\n区民政局\n区司法局\n");
        assertEquals(
                new ImportSummary.Count(2, 0, 0, List.of()), importing(temp).bodies());
        await(pool.query("UPDATE body SET contact = '0933-000-0100', active = FALSE WHERE name = '区民政局'")
                .execute());
        await(pool.query("INSERT INTO body (name, active) VALUES ('区水务局', TRUE)")
                .execute());
        folder.write("bodies.csv", "name\n区民政局\n区司法局\n区应急管理局\n");
        assertEquals(
                new ImportSummary.Count(1, 0, 2, List.of()), importing(temp).bodies());
        assertEquals("4", value("SELECT COUNT(*) FROM body"));
        assertEquals("0", value("SELECT active FROM body WHERE contact = '0933-000-0100'"));
    }

    private static final String BULLETINS =
            "code,title,summary,text,source_body,document_number,link,area_codes,audiences,item_codes,begins_on,ends_on\n";

    private static String bulletin(String code, String title) {
        return code + "," + title + ",大白话,全文,区民政局,,,wanan-men|fengjing,tenants,gaoling,2026-01-01,2026-12-31\n";
    }

    private String bulletins(String what) {
        return value("""
                SELECT GROUP_CONCAT(%s ORDER BY b.code, v.version SEPARATOR ', ')
                FROM bulletin_version v JOIN bulletin b ON b.id = v.bulletin_id""".formatted(what));
    }

    @Test
    void bulletinsThatChangedInTheFiles_getAVersion_andTheOthersStayAsPublishersLeftThem() {
        folder.write("bulletins.csv", BULLETINS + bulletin("one", "甲") + bulletin("two", "乙"));
        assertEquals(
                new ImportSummary.Count(2, 0, 0, List.of()), importing(temp).bulletins());
        assertEquals("4", value("SELECT COUNT(*) FROM bulletin_area"));
        String corrected = """
                INSERT INTO bulletin_version (bulletin_id, version, content, reason, confirmed, changed_by, changed_at)
                SELECT v.bulletin_id, 2, JSON_SET(v.content, '$.title', '更正'), '更正', '', p.id, UTC_TIMESTAMP(6)
                FROM bulletin_version v JOIN (SELECT MIN(id) AS id FROM person) p""";
        await(pool.query(corrected).execute());
        await(pool.query("UPDATE bulletin SET version = 2").execute());
        await(pool.query(
                        "UPDATE bulletin SET withdrawn_at = UTC_TIMESTAMP(6), withdrawn_reason = '示例' WHERE code = 'two'")
                .execute());
        folder.write("bulletins.csv", BULLETINS + bulletin("one", "甲") + bulletin("two", "乙改"));
        assertEquals(
                new ImportSummary.Count(0, 1, 1, List.of()), importing(temp).bulletins());
        assertEquals("one 1, one 2, two 1, two 2, two 3", bulletins("CONCAT(b.code, ' ', v.version)"));
        assertEquals("随资料导入, 更正, 随资料导入, 更正, 随资料导入更新", bulletins("v.reason"));
        assertEquals("3", value("SELECT version FROM bulletin WHERE code = 'two' AND withdrawn_at IS NOT NULL"));
        folder.write("bulletins.csv", BULLETINS + bulletin("one", "甲"));
        assertEquals(
                new ImportSummary.Count(0, 0, 1, List.of("two")),
                importing(temp).bulletins());
    }

    @Test
    void aPointInGcj02_isStoredInWgs84() {
        importing(temp);

        assertEquals(
                "106.665000 35.543000", value("SELECT CONCAT(lng, ' ', lat) FROM station WHERE code = 'fengjing'"));
        assertEquals("106.655804 35.540485", value("SELECT CONCAT(lng, ' ', lat) FROM station WHERE code = 'beilu'"));
    }

    @Test
    void pointsPhonesAndBoundaries_areStored_andWithdrawnWithTheFiles() {
        folder.replace("areas.csv", "level,name", "level,name,lng,lat,datum,duty_phone")
                .replace("areas.csv", "风景嘉苑小区", "风景嘉苑小区,106.665,35.543,wgs84,0933-000-1001")
                .write(
                        "boundaries.geojson",
                        "{\"type\":\"FeatureCollection\",\"features\":[%s]}"
                                .formatted(AreaPlacesTest.feature(
                                        "wanan-men",
                                        "Polygon",
                                        "[[[106.6,35.5],[106.7,35.5],[106.7,35.6],[106.6,35.5]]]")));
        assertEquals(
                new ImportSummary.Count(1, 0, 0, List.of()), importing(temp).boundaries());
        assertEquals(
                "106.665000 35.543000 0933-000-1001",
                value("SELECT CONCAT(lng, ' ', lat, ' ', duty_phone) FROM area WHERE code = 'fengjing'"));
        assertEquals("wanan-men MULTIPOLYGON (((106.6 35.5, 106.7 35.6, 106.7 35.5, 106.6 35.5)))", value("""
                SELECT CONCAT(a.code, ' ', b.wkt) FROM area_boundary b JOIN area a ON a.id = b.area_id"""));

        DistrictFolder.in(temp).write("boundaries.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}");
        ImportSummary withdrawn = importing(temp);
        assertEquals(new ImportSummary.Count(0, 1, 5, List.of()), withdrawn.areas());
        assertEquals(new ImportSummary.Count(0, 1, 0, List.of()), withdrawn.boundaries());
        assertEquals("0", value("SELECT COUNT(*) FROM area_boundary"));
        assertEquals("0", value("SELECT COUNT(*) FROM area WHERE lng IS NOT NULL OR duty_phone IS NOT NULL"));
        assertEquals(Map.of("area", "2", "station", "1", "catalogue", "1", "calendar", "1"), versions());
    }

    @Test
    void rowsThatLeftTheFiles_stayAndAreNamed() {
        importing(temp);
        folder.replace("station-items.csv", "beilu,yibao\n", "");
        String stations = folder.read("stations.csv");
        folder.write("stations.csv", stations.substring(0, stations.indexOf("beilu")));

        ImportSummary summary = importing(temp);

        assertEquals(new ImportSummary.Count(0, 0, 1, List.of("beilu")), summary.stations());
        assertEquals("2", value("SELECT COUNT(*) FROM station"));
        assertEquals(Map.of("area", "1", "station", "1", "catalogue", "1", "calendar", "1"), versions());
    }

    @Test
    void demoPeople_holdTheRoleTheirRowTells() {
        importing(temp);

        assertEquals(
                "demo-moderator-1 moderator zhongjie, demo-resident-1 resident fengjing-b1, demo-staff-1 staff fengjing",
                value("""
                SELECT GROUP_CONCAT(p.openid, ' ', g.role, ' ', a.code ORDER BY p.openid SEPARATOR ', ')
                FROM role_grant g JOIN person p ON p.id = g.person_id JOIN area a ON a.id = g.area_id"""));
        assertEquals("fengjing grid-worker", value("""
                SELECT CONCAT(s.code, ' ', g.duty_role) FROM role_grant g JOIN station s ON s.id = g.station_id"""));
        assertEquals("2026-01-05 01:02:03.456789", value("SELECT MIN(created_at) FROM person"));
    }

    @Test
    void aRenamedPerson_keepsIdAndRole() {
        importing(temp);
        String id = value("SELECT id FROM person WHERE openid = 'demo-staff-1'");
        folder.replace("demo-people.csv", "刘网格员", "刘党员").replace("demo-people.csv", "grid-worker", "party-member");

        assertEquals(
                new ImportSummary.Count(0, 1, 2, List.of()), importing(temp).people());
        assertEquals(id + " 刘党员 party-member", value("""
                SELECT CONCAT(p.id, ' ', p.display_name, ' ', g.duty_role)
                FROM person p JOIN role_grant g ON g.person_id = p.id WHERE p.openid = 'demo-staff-1'"""));
    }

    @Test
    void withoutDemoPeople_nobodyIsImported() {
        await(districtImport.importFolder(DistrictFolder.DEMO, false));

        assertEquals("0", value("SELECT COUNT(*) FROM person"));
        assertEquals("60", value("SELECT COUNT(*) FROM station"));
        assertEquals(25, importing(DistrictFolder.DEMO).people().added(), "the same files, now with people");
    }

    @Test
    void badFiles_writeNothing() {
        folder.replace("demo-people.csv", "demo-resident-1,李阿姨", "demo-resident-1,");

        CompletionException failure = assertThrows(CompletionException.class, () -> importing(temp));

        assertEquals(
                List.of("demo-people.csv 第 2 行 第 2 列（display_name）：没有填"),
                assertInstanceOf(BadDistrictFiles.class, failure.getCause()).problems());
        assertEquals("0", value("SELECT COUNT(*) FROM area"));
    }

    @Test
    void twoImportsAtOnce_addEachRowOnce() {
        Future<ImportSummary> one = districtImport.importFolder(DistrictFolder.DEMO, true);
        Future<ImportSummary> other = districtImport.importFolder(DistrictFolder.DEMO, true);

        assertEquals(2018, await(one).areas().added() + await(other).areas().added(), "by one of the two");
        assertEquals(Map.of("area", "1", "station", "1", "catalogue", "1", "calendar", "1"), versions());
    }

    private ImportSummary importing(Path path) {
        return await(districtImport.importFolder(path, true));
    }

    private String ancestors(String code) {
        return value("""
                SELECT GROUP_CONCAT(a.code, ' ', c.distance ORDER BY c.distance DESC SEPARATOR ', ')
                FROM area_closure c JOIN area a ON a.id = c.ancestor_id JOIN area d ON d.id = c.descendant_id
                WHERE d.code = '%s'""".formatted(code));
    }

    /** Of what an import writes. */
    private Map<String, String> versions() {
        return StreamSupport.stream(
                        await(pool.query("SELECT name, CAST(version AS CHAR) AS version FROM snapshot_version"
                                                + " WHERE name IN ('area', 'calendar', 'catalogue', 'station')")
                                        .execute())
                                .spliterator(),
                        false)
                .collect(Collectors.toMap(row -> row.getString("name"), row -> row.getString("version")));
    }

    private String value(String sql) {
        Row row = await(pool.query("SELECT CAST((" + sql + ") AS CHAR) AS value")
                        .execute())
                .iterator()
                .next();
        return row.getString("value");
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, SECONDS)
                .join();
    }

    private static void migrate(URI uri) {
        String[] account = uri.getUserInfo().split(":", 2);
        String url = "jdbc:mariadb://%s:%d%s?sslMode=disable&allowPublicKeyRetrieval=true"
                .formatted(uri.getHost(), uri.getPort(), uri.getPath());
        Flyway.configure().dataSource(url, account[0], account[1]).load().migrate();
    }
}
