package cn.servicecircle.area;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AreaApiIT {
    private final ApiClient anybody = TestApp.shared().anybody();

    @Test
    void oneWalksDownTheTreeToAHome() {
        List<String> levels = new ArrayList<>();
        JsonArray children = anybody.get("/areas").expect(200).items();
        JsonObject last = null;
        while (!children.isEmpty()) {
            last = children.getJsonObject(0);
            levels.add(last.getString("level"));
            children = anybody.get("/areas?parentId=" + last.getLong("id"))
                    .expect(200)
                    .items();
        }
        assertEquals(List.of("district", "street", "community", "grid", "compound", "building"), levels);
        assertEquals(
                5,
                anybody.get("/areas/" + last.getLong("id"))
                        .expect(200)
                        .json()
                        .getJsonArray("ancestors")
                        .size());
    }

    @Test
    void anAreaThatIsNot_isNotFound() {
        anybody.get("/areas/999999").expectProblem(404, "area:not-found");
        anybody.get("/areas?parentId=999999").expectProblem(404, "area:not-found");
    }
}
