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
        TABLE.row("addProgress", "   401 404 403 403 404 404 404 409 404 403", c -> c.post(
                        small("progress"), "{\"text\":\"示例\"}", "Idempotency-Key", AccessTable.key())
                .status());
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }

    private static String small(String step) {
        return "/topics/" + TOPICS.published("议题", Topics.SMALL) + "/" + step;
    }
}
