package cn.servicecircle;

import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonObject;

/** Small helps of 万安门社区, brought to where a test needs them. */
public final class Helps {
    private final TestApp app;

    public Helps(TestApp app) {
        this.app = app;
    }

    public Answer post(ApiClient who, String direction, String text) {
        return who.post(
                "/helps",
                new JsonObject()
                        .put("areaId", app.community())
                        .put("direction", direction)
                        .put("kind", "carry")
                        .put("text", text)
                        .encode());
    }

    /** Asked for, and its path. */
    public String ask(ApiClient who) {
        return "/helps/" + post(who, "ask", "搬一个柜子").expect(201).id();
    }

    /** The path of the answer. */
    public String answer(ApiClient who, String help, String message, String contact) {
        return help + "/responses/"
                + who.post(
                                help + "/responses",
                                new JsonObject()
                                        .put("message", message)
                                        .put("contact", contact)
                                        .encode())
                        .expect(201)
                        .id();
    }

    public String answer(ApiClient who, String help) {
        return answer(who, help, "我有空", "门口见");
    }

    public void accept(ApiClient author, String response, String contact) {
        author.put(
                        response + "/acceptance",
                        new JsonObject().put("contact", contact).encode())
                .expect(200);
    }

    /** The path of an answer by one to a help by the other, which was accepted. */
    public String met(ApiClient author, ApiClient neighbour) {
        String response = answer(neighbour, ask(author));
        accept(author, response, "按门铃");
        return response;
    }

    /** Everything of this person's comes to an end, so that there is room for more. */
    public void closeAll(ApiClient who) {
        who.get("/me/helps?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(help -> help.getString("state").equals("open"))
                .forEach(help -> who.post("/helps/" + help.getLong("id") + "/closing", "{\"solved\":false}")
                        .expect(200));
    }

    /** A request of that kind at 风景嘉苑's station. */
    public String request(String itemName, String description, boolean noEmergency) {
        return wanted(itemName, description, noEmergency).encode();
    }

    /** A request to settle a quarrel, with what the station has to know. */
    public String quarrel(String description, boolean noEmergency) {
        JsonObject answers =
                new JsonObject().put("about", "其他").put("wish", "一起修好").put("phone", "13893300009");
        return wanted("纠纷", description, noEmergency).put("answers", answers).encode();
    }

    private JsonObject wanted(String itemName, String description, boolean noEmergency) {
        long item =
                app.anybody().get("/stations/" + app.station()).expect(200).json().getJsonArray("serviceItems").stream()
                        .map(JsonObject.class::cast)
                        .filter(offered -> offered.getString("name").contains(itemName))
                        .findFirst()
                        .orElseThrow()
                        .getLong("id");
        return new JsonObject()
                .put("serviceItemId", item)
                .put("stationId", app.station())
                .put("description", description)
                .put("noEmergency", noEmergency);
    }
}
