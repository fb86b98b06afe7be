package cn.servicecircle.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Helps;
import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.embedded.SimulatedPhones;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import cn.servicecircle.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 后台实名: whose phone is verified may post, and nobody else. Each test has newcomers of its own. */
class PhoneApiIT {
    private static final TestClock CLOCK = new TestClock("2026-02-02T09:00");
    /** Where people are named who have said nothing to others there. */
    private static final Set<String> NOT_SAID = Set.of(
            "answer_request.person_id",
            "appointment.person_id",
            "attachment.uploaded_by",
            "bulletin.withdrawn_by",
            "callback.assigned_id",
            "callback_note.author_id",
            "course.promised_person",
            "custody_acknowledgement.person_id",
            "custody_movement.staff_id",
            "duty_availability.person_id",
            "duty_feed.person_id",
            "duty_offer.to_person_id",
            "duty_shift.person_id",
            "empty_report.reporter_id",
            "errand.principal_id",
            "errand.responsible_id",
            "errand_event.actor_id",
            "errand_follower.person_id",
            "errand_worker.person_id",
            "evidence.recorded_by",
            "former_name.person_id",
            "help_mediation.other_id",
            "help_mediation.proposer_id",
            "idempotency.person_id",
            "kin_invitation.principal_id",
            "kinship.ended_by",
            "kinship.linked_by",
            "kinship.principal_id",
            "kinship.relative_id",
            "ledger_export.person_id",
            "mandate.agent_id",
            "mandate.ended_by",
            "mandate.given_by",
            "moderation.author_id",
            "moderation.moderator_id",
            "moderation_appeal.decided_by",
            "moderation_event.actor_id",
            "notification.person_id",
            "party_member.person_id",
            "person_phone.person_id",
            "person_phone.recorded_by",
            "phone_shown.viewer_id",
            "picture.author_id",
            "queue_number.person_id",
            "report.person_id",
            "role_grant.person_id",
            "sanction.decided_by",
            "sanction.imposed_by",
            "sanction.person_id",
            "service_item_version.changed_by",
            "station_change.person_id",
            "topic_follower.person_id",
            "track_appeal.decided_by",
            "visitor.person_id",
            "visitor.registered_by");

    private static TestApp app;
    private static Topics topics;
    private static PhoneFixture phones;

    private final String name = PhoneFixture.newName();
    private final ApiClient newcomer = app.as(name);
    private final String number = SimulatedPhones.of(name);

    @BeforeAll
    static void start() {
        app = TestApp.overMonths("phone_api", CLOCK);
        topics = new Topics(app);
        phones = new PhoneFixture(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private void livesWithResident1() {
        long home = app.as("resident-1")
                .get("/me")
                .json()
                .getJsonArray("roles")
                .getJsonObject(0)
                .getLong("areaId");
        newcomer.put("/me/home", "{\"areaId\":" + home + "}").expect(200);
    }

    private static Answer comment(ApiClient who, long topic) {
        return who.post("/topics/" + topic + "/comments", "{\"body\":\"支持\"}");
    }

    @Test
    void withoutAPhone_oneReadsSupportsFollowsAndReports_butDoesNotPost() {
        livesWithResident1();
        long topic = topics.published("议题", Topics.SMALL);
        Answer refused = topics.post(newcomer, "没有验证", null).expectProblem(403, "post:phone-needed");
        assertTrue(refused.text("detail").contains("POST /me/phone"), refused.raw());
        comment(newcomer, topic).expectProblem(403, "post:phone-needed");
        newcomer.post("/topics/" + topic + "/track-appeals", "{\"reason\":\"示例\"}")
                .expectProblem(403, "post:phone-needed");
        newcomer.get("/topics/" + topic).expect(200);
        newcomer.put("/topics/" + topic + "/support", null).expect(200);
        newcomer.put("/topics/" + topic + "/follow", null).expect(200);
        newcomer.put("/topics/" + topic + "/objection", "{\"reason\":\"示例\"}").expect(204);
        newcomer.post(
                        "/reports",
                        "{\"subject\":\"topic\",\"subjectId\":%d,\"reason\":\"other\",\"text\":\"示例\"}"
                                .formatted(topic))
                .expect(201);
    }

    @Test
    void onceVerified_onePosts_andOnceTakenBack_notAnyMore() {
        livesWithResident1();
        long topic = topics.published();
        assertFalse(newcomer.get("/me").expect(200).json().containsKey("phone"));
        Answer verified = phones.verify(newcomer, TestApp.phoneCode(name)).expect(201);
        assertEquals("140****" + number.substring(7), verified.text("phone"));
        assertEquals(verified.text("phone"), newcomer.get("/me").expect(200).text("phone"));
        comment(newcomer, topic).expect(201);
        newcomer.delete("/me/phone").expect(200);
        comment(newcomer, topic).expectProblem(403, "post:phone-needed");
        assertFalse(newcomer.get("/me").expect(200).json().containsKey("phone"));
        newcomer.delete("/me/phone").expectProblem(404, "phone:none");
    }

    @Test
    void thePhone_isSealed_andToWhatItsOwnerAgreedIsRecorded() throws Exception {
        Answer verified = phones.verify(newcomer, TestApp.phoneCode(name)).expect(201);
        assertEquals(CLOCK.instant(), Instant.parse(verified.text("verifiedAt")));
        assertTrue(phones.stored(newcomer, "phone").startsWith("A256GCM.k1."), phones.stored(newcomer, "phone"));
        assertFalse(phones.stored(newcomer, "phone").contains(number));
        assertEquals("real-name", phones.stored(newcomer, "consent_to"));
        assertEquals(app.anybody().get("/phone-consent").text("version"), phones.stored(newcomer, "consent_version"));
        assertEquals(
                String.valueOf(CLOCK.instant().getEpochSecond()),
                phones.stored(newcomer, "TIMESTAMPDIFF(SECOND, TIMESTAMP '1970-01-01 00:00:00', consented_at)"));
    }

    @Test
    void staff_putNoOtherPhoneInThePlaceOfOneThatWeChatVouchedFor() throws Exception {
        String path = "/stations/" + app.station() + "/verified-phones";
        String wanted = "{\"personId\":%d,\"phone\":\"%s\",\"consent\":true}";
        ApiClient staff = app.as("staff-1");
        phones.verify(newcomer, TestApp.phoneCode(name)).expect(201);
        staff.post(path, wanted.formatted(newcomer.get("/me").id(), "13800002222"))
                .expectProblem(409, "phone:verified-by-wechat");
        assertEquals("140****" + number.substring(7), newcomer.get("/me").text("phone"));
        newcomer.delete("/me/phone").expect(200);
        staff.post(path, wanted.formatted(newcomer.get("/me").id(), "13800002222"))
                .expect(201);
        staff.post(path, wanted.formatted(newcomer.get("/me").id(), "13800003333"))
                .expect(201);
        assertEquals("138****3333", newcomer.get("/me").text("phone"));
        phones.verify(newcomer, TestApp.phoneCode(name)).expect(201);
    }

    @Test
    void whomWeChatCannotTellThePhoneOf_getsItRecordedAtTheCounter_andIsTold() throws Exception {
        livesWithResident1();
        ApiClient staff = app.as("staff-1");
        String path = "/stations/" + app.station() + "/verified-phones";
        String wanted = "{\"personId\":%d,\"phone\":\"13800001111\",\"consent\":true}";
        long topic = topics.published();
        comment(newcomer, topic).expectProblem(403, "post:phone-needed");
        staff.post(path, wanted.formatted(staff.get("/me").id())).expectProblem(403, "phone:own");
        staff.post(path, wanted.formatted(4_000_000_000L)).expectProblem(422, "phone:unknown-person");
        app.as("staff-3")
                .post(path, wanted.formatted(newcomer.get("/me").id()))
                .expectProblem(403, "station:not-yours");
        Answer recorded =
                staff.post(path, wanted.formatted(newcomer.get("/me").id())).expect(201);
        assertEquals("138****1111", recorded.text("phone"));
        comment(newcomer, topic).expect(201);
        assertEquals(String.valueOf(staff.get("/me").id()), phones.stored(newcomer, "recorded_by"));
        assertTrue(newcomer.get("/notifications").expect(200).raw().contains("138****1111"));
        newcomer.delete("/me/phone").expect(200);
        comment(newcomer, topic).expectProblem(403, "post:phone-needed");
    }

    private static void erase() {
        Database database = new Database(app.vertx(), app.mySqlUri(), 1, 1);
        Phones phones = new Phones(database, new Vault(Vault.newKey("k1")), CLOCK);
        TestApp.await(phones.erase().eventually(database::close));
    }

    @Test
    void whoNeverPosted_isForgotten() throws Exception {
        phones.verify(newcomer, TestApp.phoneCode(name)).expect(201);
        newcomer.delete("/me/phone").expect(200);
        CLOCK.goOn(Duration.ofMinutes(6));
        erase();
        assertEquals(0, phones.rows(newcomer));
    }

    @Test
    void whoPostedOfLate_canBeAnsweredForHalfAYear_andIsThenForgotten() throws Exception {
        livesWithResident1();
        phones.verify(newcomer, TestApp.phoneCode(name)).expect(201);
        long topic = topics.published();
        comment(newcomer, topic).expect(201);
        Answer removed = newcomer.delete("/me/phone").expect(200);
        assertEquals(CLOCK.instant().plus(Duration.ofDays(180)), Instant.parse(removed.text("eraseAt")), removed.raw());
        CLOCK.goOn(Duration.ofDays(179));
        erase();
        assertEquals(1, phones.rows(newcomer));
        CLOCK.goOn(Duration.ofDays(2));
        erase();
        assertEquals(0, phones.rows(newcomer));
    }

    @Test
    void helpBetweenNeighbours_andWhatIsSaidUnderAnOffice_countToo() throws Exception {
        livesWithResident1();
        phones.verify(newcomer, TestApp.phoneCode(name)).expect(201);
        assertTrue(app.anybody().get("/phone-consent").text("text").contains("邻里互助"));
        new Helps(app).post(newcomer, "ask", "搬一个柜子").expect(201);
        Answer removed = newcomer.delete("/me/phone").expect(200);
        assertEquals(CLOCK.instant().plus(Duration.ofDays(180)), Instant.parse(removed.text("eraseAt")), removed.raw());
        assertTrue(removed.text("text").contains("依法加密保存"), removed.raw());
    }

    /** Whoever adds a table that names a person says here, or in {@link PhoneStore#SAID}, whether it holds what that person said. */
    @Test
    void everyTableThatNamesAPerson_isKnownAsOneWithWhatTheySaid_orWithout() throws Exception {
        TreeSet<String> named = new TreeSet<>();
        Jdbc.rows(app.mySqlUri(), """
                        SELECT CONCAT(table_name, '.', column_name) FROM information_schema.key_column_usage
                        WHERE table_schema = DATABASE() AND referenced_table_name = 'person'
                        """).forEach(row -> named.add(row.get(0)));
        TreeSet<String> known = new TreeSet<>(NOT_SAID);
        PhoneStore.SAID.forEach(said -> known.add(said.table() + "." + said.by()));
        assertEquals(known, named);
    }

    @Test
    void aPostThatWasUnderWay_keepsThePhoneThatStandsBehindIt() throws Exception {
        livesWithResident1();
        phones.verify(newcomer, TestApp.phoneCode(name)).expect(201);
        newcomer.delete("/me/phone").expect(200);
        Jdbc.run(
                app.mySqlUri(),
                "INSERT INTO topic_comment (topic_id, author_id, body, state, posted_at) VALUES (%d, %d, '晚到的', 'published', '%s')"
                        .formatted(
                                topics.published(),
                                newcomer.get("/me").id(),
                                CLOCK.instant().toString().replace("T", " ").replace("Z", "")));
        CLOCK.goOn(Duration.ofMinutes(6));
        erase();
        assertEquals(1, phones.rows(newcomer));
    }
}
