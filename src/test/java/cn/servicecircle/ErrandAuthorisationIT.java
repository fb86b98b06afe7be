package cn.servicecircle;

import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.EventStream;
import cn.servicecircle.upload.TestPictures;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The life of an errand: every operation × everybody × one of resident-1's at 风景嘉苑's station. */
class ErrandAuthorisationIT {
    private static final TestApp APP = TestApp.shared();
    private static final long STATION = APP.station();
    private static final long COMMUNITY = APP.community();
    private static final long NOBODY = AccessTable.NOBODY;
    private static final Errands ERRANDS = new Errands(APP);
    private static final String REASON = "{\"reason\":\"示例理由\"}";
    private static final String PAPERS =
            "{\"papers\":[{\"name\":\"户口簿\",\"form\":\"copy\",\"copies\":1,\"obtainedFrom\":\"本人\"}]}";
    private static final String REFERRAL =
            "{\"committee\":\"示例调委会\",\"applicantAgreed\":\"当面\",\"otherAgreed\":\"电话\"}";
    private static final String SPLIT =
            "{\"parts\":[{\"stationId\":%1$d,\"description\":\"甲\"},{\"stationId\":%1$d,\"description\":\"乙\"}]}"
                    .formatted(NOBODY);

    static final AccessTable TABLE = new AccessTable(APP, AccessTable.CALLERS);

    static {
        //                        any new r1  r2  r6  s1  s3  m1  m2  admin
        TABLE.get("listStationErrands", "401 403 403 403 403 200 403 403 403 403", "/stations/" + STATION + "/errands");
        TABLE.get("listAreaErrands", "  401 403 403 403 403 403 403 403 403 403", "/areas/" + COMMUNITY + "/errands");
        TABLE.get(
                "countStationErrands",
                "401 403 403 403 403 200 403 403 403 403",
                "/stations/" + STATION + "/errands/counts");
        TABLE.row("followStationErrands", "401 403 403 403 403 200 403 403 403 403", ErrandAuthorisationIT::listen);
        TABLE.row("fileErrand", "       401 201 201 201 201 201 201 201 201 201", c -> ERRANDS.fileBy(c)
                .status());
        TABLE.get("listMyErrands", "    401 200 200 200 200 200 200 200 200 200", "/errands");
        TABLE.get("getErrand", "        401 404 200 404 404 200 404 404 404 404", () -> "/errands/" + ERRANDS.filed());
        TABLE.get(
                "getReceipt",
                "       401 404 200 404 404 200 404 404 404 404",
                () -> "/errands/" + ERRANDS.filed() + "/receipt");
        TABLE.act("claimErrand", "      401 403 403 403 403 200 404 403 403 403", "claim", null, ERRANDS::filed);
        TABLE.act("refuseErrand", "     401 403 403 403 403 200 404 403 403 403", "refuse", REASON, ERRANDS::filed);
        TABLE.act("startErrand", "      401 403 403 403 403 200 404 403 403 403", "start", null, ERRANDS::claimed);
        TABLE.act("requestPapers", "    401 403 403 403 403 200 404 403 403 403", "papers", PAPERS, ERRANDS::claimed);
        TABLE.act(
                "supplyPapers",
                "     401 404 422 404 404 422 404 404 404 404",
                "papers/supply",
                "{\"paperIds\":[%d]}".formatted(NOBODY),
                ERRANDS::waiting);
        TABLE.act(
                "rejectPaper",
                "      401 403 403 403 403 409 404 403 403 403",
                "papers/" + NOBODY + "/reject",
                REASON,
                ERRANDS::waiting);
        TABLE.act(
                "completeErrand",
                "   401 403 403 403 403 200 404 403 403 403",
                "complete",
                "{\"result\":\"办好了\"}",
                ERRANDS::claimed);
        TABLE.act(
                "confirmErrand",
                "    401 404 200 404 404 403 404 404 404 404",
                "confirm",
                "{\"solved\":true}",
                ERRANDS::done);
        TABLE.act("closeErrand", "      401 403 403 403 403 200 404 403 403 403", "close", REASON, ERRANDS::disputed);
        TABLE.act("reopenErrand", "     401 404 200 404 404 403 404 404 404 404", "reopen", REASON, ERRANDS::closed);
        TABLE.act(
                "rateErrand",
                "       401 404 200 404 404 403 404 404 404 404",
                "rating",
                "{\"grade\":4}",
                ERRANDS::done);
        TABLE.act("cancelErrand", "     401 404 200 404 404 403 404 404 404 404", "cancel", null, ERRANDS::filed);
        TABLE.act("joinErrand", "       401 403 403 403 403 200 404 403 403 403", "join", null, ERRANDS::claimed);
        TABLE.act(
                "assignErrand",
                "     401 403 403 403 403 409 404 403 403 403",
                "assign",
                "{\"workerId\":%d}".formatted(NOBODY),
                ERRANDS::claimed);
        TABLE.act(
                "handOverErrand",
                "   401 403 403 403 403 422 404 403 403 403",
                "hand-over",
                "{\"stationId\":%d,\"reason\":\"示例\"}".formatted(NOBODY),
                ERRANDS::claimed);
        TABLE.act("handUpErrand", "     401 403 403 403 403 200 404 403 403 403", "hand-up", REASON, ERRANDS::claimed);
        TABLE.act(
                "giveBackErrand", "   401 403 403 403 403 409 404 403 403 403", "give-back", REASON, ERRANDS::claimed);
        TABLE.act("referErrand", "      401 403 403 403 403 409 404 403 403 403", "refer", REFERRAL, ERRANDS::claimed);
        TABLE.act("splitErrand", "      401 403 403 403 403 422 404 403 403 403", "split", SPLIT, ERRANDS::claimed);
        TABLE.row("uploadAttachment", " 401 404 201 404 404 201 404 404 404 404", c -> upload(c, ERRANDS.filed())
                .status());
        TABLE.get(
                "listAttachments",
                "  401 404 200 404 404 200 404 404 404 404",
                () -> "/errands/" + ERRANDS.filed() + "/attachments");
        TABLE.get("getAttachment", "    401 404 200 404 404 200 404 404 404 404", () -> uploaded());
        TABLE.row("deleteAttachment", " 401 404 204 404 404 403 404 404 404 404", c -> c.delete(uploaded())
                .status());
        TABLE.get(
                "listEscalations", "  401 403 403 403 403 403 403 403 403 403", "/areas/" + COMMUNITY + "/escalations");
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }

    private static Answer upload(ApiClient client, long errand) {
        return client.upload(
                "/errands/" + errand + "/attachments?purpose=photo",
                "image/png",
                TestPictures.png(20, 10),
                "Idempotency-Key",
                AccessTable.key());
    }

    private static String uploaded() {
        return upload(APP.as("resident-1"), ERRANDS.filed())
                .expect(201)
                .header("Location")
                .substring("/api/v1".length());
    }

    private static int listen(ApiClient client) {
        try (EventStream stream =
                EventStream.open(APP.origin(), "/stations/" + STATION + "/errands/live", client.token(), null)) {
            return stream.status();
        }
    }
}
