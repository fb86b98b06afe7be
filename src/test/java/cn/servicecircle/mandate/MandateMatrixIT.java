package cn.servicecircle.mandate;

import static cn.servicecircle.mandate.MandateFixture.deed;
import static cn.servicecircle.mandate.MandateFixture.give;
import static cn.servicecircle.mandate.MandateFixture.id;
import static cn.servicecircle.mandate.MandateFixture.post;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every mandate × every state of the errand × every act that needs one, all by the member of staff who is responsible. */
class MandateMatrixIT {
    /** What the act is answered with: a status, or the type of the problem. */
    private static final String TABLE = """
            mandate          state       start           complete       submit             sign
            none             accepted    missing         missing        other-errand       other-errand
            in-force         accepted    200             200            201                power-not-given
            in-force         in-progress not-possible    200            201                power-not-given
            in-force         waiting     not-possible    not-possible   201                power-not-given
            in-force         done        not-possible    not-possible   not-possible       not-possible
            in-force         reopened    not-possible    missing        over               over
            last-day         accepted    200             200            201                power-not-given
            expired          accepted    missing         missing        expired            expired
            expired          in-progress not-possible    missing        expired            expired
            revoked          accepted    missing         missing        revoked            revoked
            revoked          waiting     not-possible    not-possible   revoked            revoked
            resigned         accepted    missing         missing        resigned           resigned
            of-colleague     accepted    missing         missing        other-agent        other-agent
            passed-on-by-me  accepted    200             200            201                power-not-given
            passed-on-to-me  accepted    200             200            201                power-not-given
            then-revoked     accepted    missing         missing        revoked            revoked
            of-other-errand  accepted    missing         missing        other-errand       other-errand
            """;

    private static final List<String> ACTS = List.of("start", "complete", "submit", "sign");
    private static final TestApp APP = TestApp.shared();
    private static final ApiClient PRINCIPAL = APP.as("resident-5");
    private static final ApiClient STAFF = APP.as("staff-1");
    private static final ApiClient COLLEAGUE = APP.as("staff-2");
    private static final MandateFixture ERRANDS = new MandateFixture(APP);

    @TestFactory
    Stream<DynamicTest> everyAct_isAnsweredAsTheTableSays() {
        return TABLE.lines().skip(1).flatMap(line -> {
            String[] cells = line.strip().split(" +");
            return ACTS.stream()
                    .map(act -> DynamicTest.dynamicTest(
                            act + " under " + cells[0] + " when " + cells[1],
                            () -> assertEquals(cells[2 + ACTS.indexOf(act)], answerTo(act, cells[0], cells[1]))));
        });
    }

    private static String answerTo(String act, String kind, String state) throws SQLException {
        String errand = ERRANDS.claimed(PRINCIPAL);
        STAFF.post(errand + "/join", null);
        COLLEAGUE.post(errand + "/join", null).expect(200);
        long working = give(PRINCIPAL, errand, STAFF);
        bring(errand, state, working);
        if (!kind.equals("in-force")) {
            Jdbc.run(
                    APP.mySqlUri(),
                    "UPDATE mandate SET ended_at = given_at, end_kind = 'revoked' WHERE id = " + working);
        }
        return word(act(act, errand, mandate(kind, errand, working)));
    }

    private static void bring(String errand, String state, long mandate) {
        switch (state) {
            case "in-progress" -> STAFF.post(errand + "/start", null).expect(200);
            case "waiting" -> STAFF.post(errand + "/papers", """
                                {"papers":[{"name":"照片","form":"original","copies":1,"obtainedFrom":"本人"}]}""").expect(200);
            case "done", "reopened" -> complete(errand).expect(200);
            default -> {}
        }
        if (state.equals("reopened")) {
            PRINCIPAL.post(errand + "/confirm", "{\"solved\":true}").expect(200);
            PRINCIPAL.post(errand + "/reopen", "{\"reason\":\"没有到账\"}").expect(200);
        }
    }

    /** The mandate that the deed names. */
    private static long mandate(String kind, String errand, long working) throws SQLException {
        return switch (kind) {
            case "none" -> 4_000_000_000L;
            case "in-force", "of-colleague" -> kind.equals("in-force") ? working : give(PRINCIPAL, errand, COLLEAGUE);
            case "last-day" -> dated(give(PRINCIPAL, errand, STAFF), 0);
            case "expired" -> dated(give(PRINCIPAL, errand, STAFF), -1);
            case "revoked" -> ended(errand, give(PRINCIPAL, errand, STAFF), PRINCIPAL);
            case "resigned" -> ended(errand, give(PRINCIPAL, errand, STAFF), STAFF);
            case "passed-on-by-me" -> {
                long mine = give(PRINCIPAL, errand, STAFF);
                passOn(STAFF, errand, mine, COLLEAGUE);
                yield mine;
            }
            case "passed-on-to-me" -> passOn(COLLEAGUE, errand, give(PRINCIPAL, errand, COLLEAGUE), STAFF);
            case "then-revoked" -> {
                long theirs = give(PRINCIPAL, errand, COLLEAGUE);
                long passedOn = passOn(COLLEAGUE, errand, theirs, STAFF);
                ended(errand, theirs, PRINCIPAL);
                yield passedOn;
            }
            case "of-other-errand" -> give(PRINCIPAL, ERRANDS.claimed(PRINCIPAL), STAFF);
            default -> throw new AssertionError(kind);
        };
    }

    private static long dated(long mandate, int days) throws SQLException {
        Jdbc.run(
                APP.mySqlUri(),
                "UPDATE mandate SET last_day = '%s' WHERE id = %d"
                        .formatted(MandateFixture.today().plusDays(days), mandate));
        return mandate;
    }

    private static long ended(String errand, long mandate, ApiClient by) {
        by.post(errand + "/mandates/" + mandate + "/end", "{}").expect(200);
        return mandate;
    }

    private static long passOn(ApiClient agent, String errand, long mandate, ApiClient to) {
        String consent = "{\"agentId\":%d,\"consent\":{\"how\":\"phone\",\"at\":\"%s\",\"words\":\"可以\"}}"
                .formatted(id(to), TestApp.CLOCK.instant());
        return post(agent, errand + "/mandates/" + mandate + "/pass-on", consent)
                .expect(201)
                .id();
    }

    private static Answer complete(String errand) {
        return STAFF.post(errand + "/complete", "{\"result\":\"示例结果\"}");
    }

    private static Answer act(String act, String errand, long mandate) {
        return switch (act) {
            case "start" -> STAFF.post(errand + "/start", null);
            case "complete" -> complete(errand);
            default -> deed(STAFF, errand, mandate, act);
        };
    }

    private static String word(Answer answer) {
        return answer.status() < 300
                ? Integer.toString(answer.status())
                : answer.text("type")
                        .replace("urn:problem-type:mandate:", "")
                        .replace("urn:problem-type:errand:not-possible-now", "not-possible");
    }
}
