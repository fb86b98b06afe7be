package cn.servicecircle.identity;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** Phones that tests verify, and what is kept of them. */
record PhoneFixture(TestApp app) {
    private static final AtomicInteger NEXT = new AtomicInteger(7001);

    /** Of somebody who has not been here before, and has a number of their own. */
    static String newName() {
        return "newcomer-" + NEXT.getAndIncrement();
    }

    /** Agreeing to the text of today. */
    Answer verify(ApiClient who, String code, String... headers) {
        return agree(who, code, app.anybody().get("/phone-consent").expect(200).text("version"), headers);
    }

    Answer agree(ApiClient who, String code, String version, String... headers) {
        return who.post("/me/phone", "{\"code\":\"%s\",\"consentVersion\":\"%s\"}".formatted(code, version), headers);
    }

    String stored(ApiClient who, String column) throws SQLException {
        long person = who.get("/me").expect(200).id();
        return Jdbc.value(app.mySqlUri(), "SELECT " + column + " FROM person_phone WHERE person_id = " + person);
    }

    long rows(ApiClient who) throws SQLException {
        return Long.parseLong(stored(who, "COUNT(*)"));
    }
}
