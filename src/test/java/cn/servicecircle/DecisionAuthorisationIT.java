package cn.servicecircle;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation on what becomes of a topic × everybody × a topic of resident-1's or the space of 万安门社区. */
class DecisionAuthorisationIT {
    private static final TestApp APP = TestApp.shared();
    private static final Topics TOPICS = new Topics(APP);

    static final AccessTable TABLE = new AccessTable(APP, AccessTable.CALLERS);

    static {
        //                          any new r1  r2  r6  s1  s3  m1  m2  admin
        TABLE.get("listMyPromises", "401 200 200 200 200 200 200 200 200 200", "/me/promises");
        // Nothing is decided yet: whoever may write is told so.
        TABLE.row("addProgress", "   401 403 403 403 404 404 404 409 404 403", c -> c.post(
                        small("progress"), "{\"text\":\"示例\"}", "Idempotency-Key", AccessTable.key())
                .status());

        TABLE.get("listAnswers", "   401 404 200 200 404 404 404 200 404 200", () -> topic("answers"));
        // No office, no answer; the district's admin has one everywhere.
        TABLE.row("giveAnswer", "    401 403 403 403 404 404 404 201 404 201", c -> c.post(
                        topic("answers"), "{\"text\":\"示例\"}", "Idempotency-Key", AccessTable.key())
                .status());
        TABLE.row("requestAnswer", " 401 403 201 201 404 403 403 403 403 403", c -> c.post(
                        topic("answer-requests"), null, "Idempotency-Key", AccessTable.key())
                .status());
        TABLE.row("correctAnswer", " 401 403 403 403 404 404 404 200 404 403", c -> c.put(
                        "/answers/" + answer(), "{\"text\":\"示例更正\",\"reason\":\"示例\"}")
                .status());

        TABLE.get("proposeAgenda", " 401 403 403 403 403 403 403 200 403 403", () -> space("agenda-proposal"));
        TABLE.row("callMeeting", "   401 403 403 403 403 403 403 201 403 403", c -> c.post(
                        space("meetings"), plan(""), "Idempotency-Key", AccessTable.key())
                .status());
        TABLE.get("listMeetings", "  401 403 200 200 403 403 403 200 403 200", () -> space("meetings"));
        // No space of the demo is public.
        TABLE.get("getMeetingFeed", "404 404 404 404 404 404 404 404 404 404", () -> space("meetings.ics"));
        TABLE.get("getMeeting", "    401 404 200 200 404 404 404 200 404 200", () -> meeting(""));
        TABLE.row("changeMeeting", " 401 403 403 403 404 404 404 200 404 403", c -> c.put(
                        meeting(""), plan(",\"reason\":\"示例\""))
                .status());
        TABLE.row("cancelMeeting", " 401 403 403 403 404 404 404 200 404 403", c -> c.post(
                        meeting("/cancellation"), "{\"reason\":\"示例\"}")
                .status());
        // It has not begun: whoever may write its minutes is told so, and there are none for anybody.
        TABLE.get("getMinutes", "    401 404 404 404 404 404 404 404 404 404", () -> meeting("/minutes"));
        TABLE.row("writeMinutes", "  401 403 403 403 404 404 404 409 404 403", c -> c.put(
                        meeting("/minutes"), "{\"present\":[],\"items\":[]}")
                .status());
        TABLE.row("publishMinutes", "401 403 403 403 404 404 404 409 404 403", c -> c.post(
                        meeting("/minutes/publication"), null)
                .status());
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }

    private static String space(String what) {
        return "/spaces/" + Spaces.ownOf(APP, APP.community()) + "/" + what;
    }

    private static String plan(String more) {
        return "{\"title\":\"示例\",\"startsAt\":\"2030-12-05T11:00:00Z\",\"endsAt\":\"2030-12-05T12:00:00Z\","
                + "\"place\":\"示例\",\"agenda\":[{\"text\":\"示例\"}]" + more + "}";
    }

    /** Called by moderator-1. */
    private static String meeting(String step) {
        return "/meetings/"
                + APP.as("moderator-1")
                        .post(space("meetings"), plan(""))
                        .expect(201)
                        .id()
                + step;
    }

    private static String topic(String step) {
        return "/topics/" + TOPICS.published() + "/" + step;
    }

    /** By moderator-1. */
    private static long answer() {
        return APP.as("moderator-1")
                .post(topic("answers"), "{\"text\":\"示例\"}")
                .expect(201)
                .id();
    }

    private static String small(String step) {
        return "/topics/" + TOPICS.published("议题", Topics.SMALL) + "/" + step;
    }
}
