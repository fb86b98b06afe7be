package cn.servicecircle;

import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** Bulletins as a test needs them; steward-1 is 万安门社区's, steward-2 中街街道's. */
public final class BulletinWorld {
    private final TestApp app;

    public BulletinWorld(TestApp app) {
        this.app = app;
    }

    public long area(String code) {
        try {
            return Long.parseLong(Jdbc.value(app.mySqlUri(), "SELECT id FROM area WHERE code = '" + code + "'"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For everybody in 万安门社区, from that day on for ten days. */
    public JsonObject content(String title, LocalDate from) {
        return JsonObject.of("title", title, "summary", "大白话", "text", "全文")
                .put("source", JsonObject.of("body", "区民政局（示例）"))
                .put("areaIds", JsonArray.of(app.community()))
                .put("audiences", JsonArray.of("everybody"))
                .put("beginsOn", from.toString())
                .put("endsOn", from.plusDays(10).toString());
    }

    public Answer publish(ApiClient who, JsonObject content, String... confirmed) {
        return who.post(
                "/bulletins",
                JsonObject.of("content", content, "confirmed", JsonArray.of((Object[]) confirmed))
                        .encode(),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    public Answer correct(ApiClient who, long id, int basedOn, JsonObject content) {
        return who.put(
                "/bulletins/" + id,
                JsonObject.of("basedOn", basedOn, "reason", "写错了", "content", content)
                        .encode());
    }

    public Answer withdraw(ApiClient who, long id) {
        return who.post("/bulletins/" + id + "/withdrawal", "{\"reason\":\"政策有变\"}");
    }
}
