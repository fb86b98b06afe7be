package cn.servicecircle;

import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.stream.Collectors;

/** Errands of any kind, with and without a place, filed over the API at a station that does them. */
public final class Reports {
    /** What residents write, and nobody else may read. */
    public static final String PRIVATE_WORDS = "三单元的王先生说的，电话在下面";

    private final TestApp app;

    public Reports(TestApp app) {
        this.app = app;
    }

    /** The first item of a kind, such as {@code report}. */
    public long item(String kind) {
        return app.anybody()
                .get("/service-items?kind=" + kind)
                .expect(200)
                .ids()
                .get(0);
    }

    /** A place on the map of WeChat's. */
    public static String at(double lng, double lat) {
        return "{\"point\":{\"lng\":%s,\"lat\":%s}}".formatted(lng, lat);
    }

    /** A report of resident-1's at 风景嘉苑's station. */
    public long filed(String place) {
        return file(app.as("resident-1"), item("report"), place).expect(201).id();
    }

    /** @param place as JSON, or null for none */
    public Answer file(ApiClient who, long item, String place) {
        String body =
                "{\"serviceItemId\":%d,\"stationId\":%d,\"description\":\"%s\",\"noEmergency\":true,\"answers\":%s%s}"
                        .formatted(
                                item,
                                app.station(),
                                PRIVATE_WORDS,
                                answers(item),
                                place == null ? "" : ",\"place\":" + place);
        return who.post("/errands", body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private String answers(long item) {
        return app.anybody().get("/service-items/" + item).expect(200).json().getJsonArray("questions").stream()
                .map(JsonObject.class::cast)
                .map(question -> "\"" + question.getString("key") + "\":" + answer(question))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String answer(JsonObject question) {
        return switch (question.getString("type")) {
            case "yes-no" -> "true";
            case "one-of" -> "\"" + question.getJsonArray("choices").getString(0) + "\"";
            case "whole-number" -> String.valueOf(question.getInteger("min", 1));
            case "date" -> "\"2026-11-23\"";
            case "phone" -> "\"13800000000\"";
            default -> "\"" + PRIVATE_WORDS + "\"";
        };
    }

    /** Brings it over the API to where the staff have written a result. */
    public void complete(long id) {
        ApiClient staff = app.as("staff-1");
        staff.post("/errands/" + id + "/claim", null).expect(200);
        staff.post("/errands/" + id + "/complete", "{\"result\":\"" + PRIVATE_WORDS + "\"}")
                .expect(200);
    }
}
