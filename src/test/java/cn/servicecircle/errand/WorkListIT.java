package cn.servicecircle.errand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Errands;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A resident's errands, and the staff's work list: filters, counts, pages. */
class WorkListIT {
    private final TestApp app = TestApp.shared();
    private final ApiClient staff = app.as("staff-1");
    private final ApiClient colleague = app.as("staff-2");
    private final Errands errands = new Errands(app);

    @Test
    void theWorkList_isFiltered_andCounted() {
        long id = errands.claimed();
        String list = "/stations/1/errands?limit=50";
        assertTrue(staff.get(list + "&state=accepted").expect(200).ids().contains(id));
        assertTrue(staff.get(list + "&mine=true").expect(200).ids().contains(id));
        assertTrue(!colleague.get(list + "&mine=true").expect(200).ids().contains(id));
        assertTrue(staff.get(list + "&itemId=2").expect(200).ids().contains(id));
        assertEquals(List.of(), staff.get(list + "&itemId=999").expect(200).ids());
        assertTrue(staff.get(list + "&dueBy=2099-12-31").expect(200).ids().contains(id));
        assertEquals(
                List.of(), staff.get(list + "&dueBy=2020-01-01").expect(200).ids());
        staff.get(list + "&dueBy=2026-02-30").expectProblem(422, "request:invalid");
        JsonObject counts = staff.get("/stations/1/errands/counts").expect(200).json();
        assertTrue(counts.getInteger("accepted") > 0 && counts.getInteger("mine") > 0, counts::encode);
    }

    @Test
    void lists_coverEverythingOnce_pageByPage() {
        ApiClient newcomer = app.as("newcomer-" + (1 + System.nanoTime() % 900_000));
        List<Long> filed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            filed.add(0, errands.fileBy(newcomer).expect(201).id());
        }
        assertEquals(filed, pages(newcomer, "/errands?limit=3"));
        assertEquals(filed, pages(newcomer, "/errands?limit=7"));
        assertEquals(
                List.of(), app.as("newcomer-999999").get("/errands").expect(200).ids());

        List<Long> ofStation = pages(staff, "/stations/1/errands?limit=50");
        assertEquals(ofStation.stream().distinct().toList(), ofStation);
        assertTrue(ofStation.containsAll(filed));
        assertTrue(pages(staff, "/stations/1/errands?state=filed&limit=50").containsAll(filed));
    }

    private static List<Long> pages(ApiClient who, String path) {
        List<Long> all = new ArrayList<>();
        Answer page = who.get(path).expect(200);
        all.addAll(page.ids());
        while (page.json().containsKey("next")) {
            page = who.get(path + "&after=" + page.number("next")).expect(200);
            all.addAll(page.ids());
        }
        return all;
    }
}
