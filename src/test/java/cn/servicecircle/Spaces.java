package cn.servicecircle;

import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import java.time.Duration;

/** Spaces brought to where a test needs them. */
public final class Spaces {
    private Spaces() {}

    /** The area's own. */
    public static long ownOf(TestApp app, long areaId) {
        return app.as("admin")
                .get("/spaces?areaId=" + areaId)
                .items()
                .getJsonObject(0)
                .getLong("id");
    }

    /** Makes the area's own public, for everybody to read. */
    public static long open(TestApp app, long areaId) {
        ApiClient admin = app.as("admin");
        long space = ownOf(app, areaId);
        admin.put(
                        "/spaces/" + space,
                        "{\"name\":\"%s\",\"partyIds\":[],\"isPublic\":true,\"checks\":\"topics\",\"closed\":false}"
                                .formatted(admin.get("/spaces/" + space).text("name")))
                .expect(200);
        Eventually.within(
                Duration.ofSeconds(5),
                "is public",
                () -> app.anybody().get("/spaces/" + space).status() == 200);
        return space;
    }
}
