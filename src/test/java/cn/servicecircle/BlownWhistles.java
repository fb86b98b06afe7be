package cn.servicecircle;

import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** Whistles that 中街街道 blew over errands of resident-1's, brought over the API to where a test begins. */
public final class BlownWhistles {
    private final ApiClient street;
    private final Errands errands;
    private final List<Long> bodies;

    public BlownWhistles(TestApp app) {
        this.street = app.as("steward-2");
        this.errands = new Errands(app);
        this.bodies = street.get("/bodies").expect(200).ids();
    }

    /** Of the demo district's bodies, by number from 0 on. */
    public long body(int number) {
        return bodies.get(number);
    }

    public Answer blowBy(ApiClient who, long errand) {
        return post(who, "/errands/" + errand + "/whistle", """
                {"lead":{"bodyId":%d,"asked":"查看路面","limitDays":5},
                 "others":[{"bodyId":%d,"asked":"安置住户","limitDays":3}]}""".formatted(body(0), body(1)));
    }

    public Answer callBy(ApiClient who, long errand, long body) {
        return post(
                who,
                "/errands/" + errand + "/calls",
                "{\"bodyId\":%d,\"asked\":\"核实\",\"limitDays\":1}".formatted(body));
    }

    private static Answer post(ApiClient who, String path, String json) {
        return who.post(path, json, "Idempotency-Key", UUID.randomUUID().toString());
    }

    /** The errand, with a lead and another body called. */
    public long blown() {
        long errand = errands.claimed();
        blowBy(street, errand).expect(201);
        return errand;
    }

    public String call(long errand, int number) {
        JsonObject call =
                street.get("/errands/" + errand + "/calls").expect(200).items().getJsonObject(number);
        return "/errands/" + errand + "/calls/" + call.getLong("id");
    }

    /** A lead's call that nobody has answered. */
    public String called() {
        return call(blown(), 0);
    }

    /** A lead's call after 报到. */
    public String acknowledged() {
        String call = called();
        street.post(call + "/acknowledge", "{\"by\":\"张科长（示例）\"}").expect(200);
        return call;
    }
}
