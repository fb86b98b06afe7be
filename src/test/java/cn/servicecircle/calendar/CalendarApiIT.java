package cn.servicecircle.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calendar of the demo district, whose last year is 2026, as everyone reads it. */
class CalendarApiIT {
    private final ApiClient anybody = TestApp.shared().anybody();

    private static JsonObject day(String date, String kind, String name) {
        return new JsonObject().put("date", date).put("kind", kind).put("name", name);
    }

    @Test
    void aYear_isListedFromItsFirstDayToItsLast() {
        Answer answer = anybody.get("/calendar?year=2026").expect(200);
        assertEquals("2026-12-31", answer.text("until"));
        assertEquals(39, answer.items().size());
        assertEquals(day("2026-01-01", "off", "元旦"), answer.items().getJsonObject(0));
        assertTrue(answer.items().contains(day("2026-05-09", "work", "劳动节")), answer::raw);
        assertEquals(day("2026-10-10", "work", "国庆节"), answer.items().getJsonObject(38));
    }

    @Test
    void withoutAYear_allAreListed() {
        assertEquals(
                anybody.get("/calendar?year=2026").json(),
                anybody.get("/calendar").expect(200).json());
    }

    @Test
    void aYearThatItDoesNotKnow_isEmpty() {
        Answer answer = anybody.get("/calendar?year=2025").expect(200);
        assertEquals("2026-12-31", answer.text("until"));
        assertTrue(answer.items().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999", "2100", "26", "this"})
    void whatIsNoYear_isRefused(String year) {
        anybody.get("/calendar?year=" + year).expectProblem(422, "request:invalid");
    }
}
