package cn.servicecircle.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StationAdminApiIT {
    private static final String CONTENT = """
            {"areaId":15,"name":"%s","address":"示例路 1 号","phone":"0933-000-9999","hours":"Mo-Su 00:00-24:00; PH 00:00-24:00",\
            "stepFree":true,"accessibleToilet":true,"hearingLoop":false,"languages":["普通话","手语"],\
            "point":{"lng":%s,"lat":%s,"datum":"wgs84"}}""";

    /** Of its own, because others count on the stations of the demo district. */
    private static TestApp app;

    private ApiClient anybody;
    private ApiClient admin;

    @BeforeAll
    static void start() {
        app = TestApp.start("station_admin", TestApp.CLOCK);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void clients() {
        anybody = app.anybody();
        admin = app.as("admin");
    }

    private static String content(String name, double lng) {
        return CONTENT.formatted(name, lng, 30.25);
    }

    /** Far from everything else, each somewhere else. */
    private String created(String name, double lng) {
        return admin.post(
                        "/stations",
                        content(name, lng),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201)
                .header("Location")
                .substring("/api/v1".length());
    }

    private static void soon(String what, Callable<Boolean> holds) {
        Eventually.within(Duration.ofSeconds(2), what, holds);
    }

    private JsonObject nearest(double lng) {
        return anybody.get("/stations/nearest?limit=1&datum=wgs84&lat=30.25&lng=" + lng)
                .expect(200)
                .json();
    }

    private boolean isNearest(double lng, String name) {
        return nearest(lng)
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("name")
                .equals(name);
    }

    @Test
    void aNewStation_isFoundWithinTwoSeconds_andSaysWhatItHas() {
        String path = created("示例新站", 101.1);
        soon("found", () -> isNearest(101.1, "示例新站"));
        JsonObject station = nearest(101.1).getJsonArray("items").getJsonObject(0);
        assertEquals("步行 1 分钟，现在开门，到 24:00，无台阶，有无障碍卫生间。", station.getString("sentence"));
        assertEquals(
                "周一至周日 00:00-24:00；放假 00:00-24:00",
                anybody.get(path).expect(200).text("hoursText"));
    }

    @Test
    void movingAStation_isBasedOnWhatWasSeen_andIsOnRecord() {
        String path = created("示例搬站", 102.1);
        soon("there", () -> anybody.get(path).status() == 200);
        JsonObject seen = anybody.get(path).json();
        String moved = "{\"basedOn\":%d,\"station\":%s}".formatted(seen.getInteger("version"), content("示例搬站", 102.2));
        assertEquals(
                seen.getInteger("version") + 1,
                admin.put(path, moved).expect(200).json().getInteger("version"));
        admin.put(path, moved).expectProblem(409, "station:changed-meanwhile");
        soon("moved", () -> isNearest(102.2, "示例搬站"));

        JsonObject change = admin.get(path + "/changes").expect(200).items().getJsonObject(0);
        assertEquals("replaced", change.getString("action"));
        assertEquals(
                102.1, change.getJsonObject("before").getJsonObject("point").getDouble("lng"));
        assertEquals(102.2, change.getJsonObject("after").getJsonObject("point").getDouble("lng"));
        assertEquals(2, admin.get(path + "/changes").expect(200).items().size());
    }

    @Test
    void aClosedDay_closesTheStation_andTellsWhenItOpens() {
        String path = created("示例停电站", 103.1);
        String today = LocalDate.now(TestApp.CLOCK).toString();
        admin.put(
                        path + "/hours-exceptions",
                        "{\"basedOn\":1,\"items\":[{\"from\":\"%s\",\"to\":\"%s\",\"hours\":\"\",\"reason\":\"停电\"}]}"
                                .formatted(today, today))
                .expect(200);
        soon("closed today", () -> !anybody.get(path).json().getBoolean("open", true));
        assertTrue(nearest(103.1).getString("sentence").startsWith("最近的示例停电站现在关门，明天 00:00 开门"), () -> nearest(103.1)
                .getString("sentence"));
        admin.put(
                        path + "/hours-exceptions",
                        "{\"basedOn\":2,\"items\":[{\"from\":\"2027-02-01\",\"to\":\"2027-02-01\",\"hours\":\"9点\",\"reason\":\"停电\"}]}")
                .expectProblem(422, "station:hours-unreadable");
    }

    @Test
    void daysAndItems_areBasedOnWhatWasSeen_soThatNoAdminLosesAnothersChange() {
        String path = created("示例同改站", 106.1);
        soon("there", () -> anybody.get(path).status() == 200);
        String day =
                "{\"basedOn\":%d,\"items\":[{\"from\":\"2027-02-0%d\",\"to\":\"2027-02-0%d\",\"hours\":\"\",\"reason\":\"停电\"}]}";
        String items = "{\"basedOn\":%d,\"itemIds\":[%d]}";
        admin.put(path + "/hours-exceptions", day.formatted(1, 1, 1)).expect(200);
        admin.put(path + "/hours-exceptions", day.formatted(1, 2, 2)).expectProblem(409, "station:changed-meanwhile");
        admin.put(path + "/service-items", items.formatted(2, 1)).expect(200);
        admin.put(path + "/service-items", items.formatted(2, 2)).expectProblem(409, "station:changed-meanwhile");
        JsonObject after = admin.get(path + "/changes")
                .expect(200)
                .items()
                .getJsonObject(0)
                .getJsonObject("after");
        assertTrue(after.encode().contains("2027-02-01") && !after.encode().contains("2027-02-02"), after::encode);
    }

    @Test
    void aStationThatClosesForGoodTomorrow_isNotSaidToOpenTomorrow() {
        String path = created("示例关门站", 107.1);
        LocalDate today = LocalDate.now(TestApp.CLOCK);
        admin.put(path + "/closure", "{\"from\":\"%s\",\"notice\":\"已并入别的站。\"}".formatted(today.plusDays(1)))
                .expect(200);
        admin.put(
                        path + "/hours-exceptions",
                        "{\"basedOn\":2,\"items\":[{\"from\":\"%s\",\"to\":\"%s\",\"hours\":\"\",\"reason\":\"停电\"}]}"
                                .formatted(today, today))
                .expect(200);
        soon("closed", () -> !anybody.get(path).json().getBoolean("open", true));
        String sentence = nearest(107.1).getString("sentence");
        assertTrue(sentence.startsWith("最近的示例关门站现在关门，两个月内没有开放时间"), sentence);
    }

    @Test
    void aStationThatIsGone_isFoundNoMore_andTakesNothing_untilItReopens() {
        String path = created("示例撤站", 104.1);
        long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        admin.put(path + "/service-items", "{\"basedOn\":1,\"itemIds\":[1]}").expect(200);
        String today = LocalDate.now(TestApp.CLOCK).toString();
        soon("there", () -> isNearest(104.1, "示例撤站"));
        admin.put(path + "/closure", "{\"from\":\"%s\",\"notice\":\"已并入别的站。\"}".formatted(today))
                .expect(200);
        soon("gone", () -> !isNearest(104.1, "示例撤站"));
        assertEquals("已并入别的站。", anybody.get(path).expect(200).json().getString("notice"));
        assertTrue(app.as("resident-1")
                .post(
                        "/errands",
                        "{\"serviceItemId\":1,\"stationId\":%d,\"description\":\"示例\"}".formatted(id),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expectProblem(409, "errand:station-closed")
                .raw()
                .contains("已并入别的站。"));
        admin.delete(path + "/closure").expect(200);
        soon("there again", () -> isNearest(104.1, "示例撤站"));
    }

    @Test
    void whatReopens_saysWhatItSaidBefore_orWhatWasWrittenSince() {
        String path = created("示例重开站", 103.4);
        replace(path, 1, "示例重开站", "周三上午不办证。");
        close(path, 1, "从明天起并入别的站。");
        close(path, 2, "从后天起并入别的站。");
        assertEquals(
                "周三上午不办证。", admin.delete(path + "/closure").expect(200).json().getString("notice"));

        close(path, 3, "从大后天起并入别的站。");
        replace(path, 6, "示例重开站", "搬到二楼了。");
        assertEquals(
                "搬到二楼了。", admin.delete(path + "/closure").expect(200).json().getString("notice"));
    }

    private void close(String path, int inDays, String notice) {
        String from = LocalDate.now(TestApp.CLOCK).plusDays(inDays).toString();
        admin.put(path + "/closure", "{\"from\":\"%s\",\"notice\":\"%s\"}".formatted(from, notice))
                .expect(200);
    }

    private void replace(String path, int basedOn, String name, String notice) {
        String station =
                new JsonObject(content(name, 103.4)).put("notice", notice).encode();
        admin.put(path, "{\"basedOn\":%d,\"station\":%s}".formatted(basedOn, station))
                .expect(200);
    }

    @Test
    void whoLookedToday_isNotTold_butThatSomebodyDid() {
        String path = created("示例核对站", 105.1);
        admin.post(path + "/checks", null).expect(200);
        String today = LocalDate.now(TestApp.CLOCK).toString();
        soon("known", () -> today.equals(anybody.get(path).json().getString("checkedOn")));
    }

    @Test
    void theCodeOnThePoster_leadsToTheStation_alwaysTheSame() throws Exception {
        String scene =
                sceneOn(app.as("staff-1").get("/stations/1/poster").expect(200).raw());
        assertTrue(scene.matches("s=[2-9A-HJ-NP-Z]{10}"), scene);
        assertEquals(
                1L,
                anybody.get("/stations/by-scene/" + scene.substring(2))
                        .expect(200)
                        .id());
        assertEquals(scene, sceneOn(admin.get("/stations/1/poster").expect(200).raw()));
        assertNotEquals(
                scene, sceneOn(admin.get("/stations/2/poster").expect(200).raw()));
    }

    private static String sceneOn(String page) throws Exception {
        Matcher image = Pattern.compile("data:image/png;base64,([^\"]+)").matcher(page);
        assertTrue(image.find(), page);
        BufferedImage code =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(image.group(1))));
        int[] pixels = code.getRGB(0, 0, code.getWidth(), code.getHeight(), null, 0, code.getWidth());
        String text = new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(code.getWidth(), code.getHeight(), pixels))))
                .getText();
        return text.substring("scene=".length());
    }
}
