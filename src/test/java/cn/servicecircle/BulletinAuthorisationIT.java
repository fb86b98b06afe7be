package cn.servicecircle;

import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation on bulletins × everybody and the 管家 × a bulletin of 万安门社区's. */
class BulletinAuthorisationIT {
    private static final TestApp APP = TestApp.shared();
    private static final BulletinWorld WORLD = new BulletinWorld(APP);

    /** 万安门社区's and 中街街道's 管家; both reach it, and staff-4, who serves one station there, does not. */
    private static final List<String> CALLERS = Stream.concat(
                    AccessTable.CALLERS.stream(), Stream.of("staff-4", "steward-1", "steward-2"))
            .toList();

    static final AccessTable TABLE = new AccessTable(APP, CALLERS);

    static {
        //                          any new r1  r2  r6  s1  s3  m1  m2  adm s4  st1 st2
        TABLE.open("listBulletins", "/bulletins?areaId=" + APP.community());
        TABLE.get("getBulletin", "  200 200 200 200 200 200 200 200 200 200 200 200 200", () -> path(""));
        TABLE.get(
                "getBulletinVersion", "200 200 200 200 200 200 200 200 200 200 200 200 200", () -> path("/versions/1"));
        TABLE.row("publishBulletin", "401 403 403 403 403 403 403 403 403 201 403 201 201", c -> WORLD.publish(
                        c, content())
                .status());
        TABLE.row("correctBulletin", "401 403 403 403 403 403 403 403 403 200 403 200 200", c -> WORLD.correct(
                        c, published(), 1, content())
                .status());
        TABLE.row("withdrawBulletin", "401 403 403 403 403 403 403 403 403 200 403 200 200", c -> WORLD.withdraw(
                        c, published())
                .status());
        TABLE.get(
                "listBulletinVersions",
                "                   401 403 403 403 403 403 403 403 403 200 403 200 200",
                () -> path("/versions"));
        TABLE.get(
                "listAreaBulletins",
                "                   401 403 403 403 403 403 403 403 403 200 403 200 200",
                "/areas/" + APP.community() + "/bulletins");
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }

    /** What the 区 says to all: the same people, and only the admin and the 区's own 管家 can change it. */
    @TestFactory
    Stream<DynamicTest> aPublisherBelow_changesNothingThatIsSaidToMore() {
        AccessTable ofDistrict = new AccessTable(APP, List.of("steward-1", "steward-2", "steward-3", "admin"));
        ofDistrict.row("publishBulletin", "403 403 201 201", c -> WORLD.publish(c, toAll())
                .status());
        ofDistrict.row("correctBulletin", "403 403 200 200", c -> WORLD.correct(c, saidToAll(), 1, toAll())
                .status());
        // Taking others in, or leaving them out, takes reach over both.
        ofDistrict.row("narrow", "403 403 200 200", c -> WORLD.correct(c, saidToAll(), 1, content())
                .status());
        ofDistrict.row("widen", "403 403 200 200", c -> WORLD.correct(c, published(), 1, toAll())
                .status());
        ofDistrict.row("withdrawBulletin", "403 403 200 200", c -> WORLD.withdraw(c, saidToAll())
                .status());
        ofDistrict.get("listBulletinVersions", "403 403 200 200", () -> "/bulletins/" + saidToAll() + "/versions");
        ofDistrict.get("listAreaBulletins", "403 403 200 200", () -> "/areas/" + WORLD.area("kongtong") + "/bulletins");
        return ofDistrict.tests();
    }

    private static JsonObject content() {
        return WORLD.content("权限示例", LocalDate.now(TestApp.CLOCK));
    }

    private static JsonObject toAll() {
        return content().put("areaIds", JsonArray.of(WORLD.area("kongtong")));
    }

    private static long published() {
        ApiClient steward = APP.as("steward-1");
        return WORLD.publish(steward, content()).expect(201).id();
    }

    private static long saidToAll() {
        return WORLD.publish(APP.as("admin"), toAll()).expect(201).id();
    }

    private static String path(String more) {
        return "/bulletins/" + published() + more;
    }
}
