package cn.servicecircle.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.embedded.Fault;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WeChat's code for a phone: good for one agreement, once, and for three accounts of a number. Each test has newcomers of its own. */
class PhoneCodeIT {
    private static final String ASKED = "/wxa/business/getuserphonenumber";

    private static TestApp app;
    private static PhoneFixture phones;

    private final String name = PhoneFixture.newName();
    private final ApiClient newcomer = app.as(name);

    @BeforeAll
    static void start() {
        app = TestApp.start("phone_codes", Map.of());
        phones = new PhoneFixture(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void heal() {
        app.simulator().clearFaults();
    }

    @Test
    void anAgreementToAnotherText_isNone_andTheCodeIsNotUsedUp() {
        String code = TestApp.phoneCode(name);
        phones.agree(newcomer, code, "2020-01").expectProblem(409, "phone:consent-outdated");
        phones.verify(newcomer, code).expect(201);
    }

    @Test
    void aCode_worksOnce_andWrongOnesAreToldApart() {
        String code = TestApp.phoneCode(name);
        phones.verify(newcomer, code).expect(201);
        phones.verify(newcomer, code).expectProblem(422, "phone:code-used");
        phones.verify(newcomer, "abc").expectProblem(422, "phone:code-invalid");
        phones.verify(newcomer, "a b").expectProblem(422, "request:invalid");
        phones.verify(newcomer, "a&access_token=x").expectProblem(422, "request:invalid");
        assertTrue(newcomer.get("/me").json().containsKey("phone"), "the first one stays");
    }

    @Test
    void theSameRequestAgain_hasTheSameAnswer_thoughTheCodeIsUsedUp() throws Exception {
        String code = TestApp.phoneCode(name);
        String key = UUID.randomUUID().toString();
        Answer first = phones.verify(newcomer, code, "Idempotency-Key", key).expect(201);
        assertEquals(
                first.raw(),
                phones.verify(newcomer, code, "Idempotency-Key", key)
                        .expect(201)
                        .raw());
        assertEquals(1, phones.rows(newcomer));
    }

    @Test
    void theSameRequestAgain_whileTheFirstIsStillBeingKept_waitsForItsAnswer() throws Exception {
        String code = TestApp.phoneCode(name);
        String key = UUID.randomUUID().toString();
        CompletableFuture<Answer> first;
        CompletableFuture<Answer> again;
        try (Jdbc.Open held = Jdbc.open(
                app.mySqlUri(),
                "SELECT id FROM person WHERE id = " + newcomer.get("/me").id() + " FOR UPDATE")) {
            first = CompletableFuture.supplyAsync(() -> phones.verify(newcomer, code, "Idempotency-Key", key));
            Eventually.within(Duration.ofSeconds(1), "the code is used, the first waits", () -> waiting() == 1);
            again = CompletableFuture.supplyAsync(() -> phones.verify(newcomer, code, "Idempotency-Key", key));
            Eventually.within(Duration.ofSeconds(1), "the second waits too", () -> waiting() == 2 || again.isDone());
            held.commit();
        }
        assertEquals(first.join().expect(201).raw(), again.join().expect(201).raw());
        assertEquals(1, phones.rows(newcomer));
    }

    /** How many want to lock a person. */
    private static long waiting() throws Exception {
        return Long.parseLong(Jdbc.value(app.mySqlUri(), """
                SELECT COUNT(*) FROM information_schema.processlist
                WHERE db = DATABASE() AND info LIKE 'SELECT id FROM person WHERE id =%FOR UPDATE'
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "busy", "quota", "a broken body", "no phone", "a wrong secret"})
    void whileWeChatDoesNotAnswer_nothingIsVerified_andItIsSaid(String kind) throws Exception {
        app.simulator()
                .fault(
                        ASKED,
                        switch (kind) {
                            case "down" -> Fault.dropped();
                            case "busy" -> Fault.errcode(-1);
                            case "quota" -> Fault.errcode(45011);
                            case "a broken body" -> Fault.body("<html>");
                            case "no phone" -> Fault.body("{\"errcode\":0,\"phone_info\":{\"countryCode\":86}}");
                            default -> Fault.errcode(40125);
                        });
        phones.verify(newcomer, TestApp.phoneCode(name)).expectProblem(503, "phone:wechat-away");
        assertEquals(0, phones.rows(newcomer));
        app.simulator().clearFaults();
        phones.verify(newcomer, TestApp.phoneCode(name)).expect(201);
    }

    @Test
    void aFamilySharesAPhone_butNoMoreThanThreeAccountsDo_alsoAtOnce() throws Exception {
        List<ApiClient> family = IntStream.range(0, 8)
                .mapToObj(i -> app.as(PhoneFixture.newName()))
                .toList();
        List<CompletableFuture<Integer>> answers = family.stream()
                .map(one -> CompletableFuture.supplyAsync(
                        () -> phones.verify(one, TestApp.phoneCode(name)).status()))
                .toList();
        List<Integer> statuses =
                answers.stream().map(CompletableFuture::join).sorted().toList();
        assertEquals(List.of(201, 201, 201, 409, 409, 409, 409, 409), statuses);
        phones.verify(newcomer, TestApp.phoneCode(name)).expectProblem(409, "phone:too-many-accounts");
        ApiClient one = family.stream()
                .filter(any -> any.get("/me").json().containsKey("phone"))
                .findFirst()
                .orElseThrow();
        phones.verify(one, TestApp.phoneCode(name)).expect(201);
        one.delete("/me/phone").expect(200);
        phones.verify(newcomer, TestApp.phoneCode(name)).expect(201);
    }

    @Test
    void ofManyWhoVerifyTheSameNewNumberAtOnce_threeHaveIt() {
        List<ApiClient> people = IntStream.range(0, 6)
                .mapToObj(i -> app.as(PhoneFixture.newName()))
                .toList();
        for (int round = 0; round < 8; round++) {
            String sameNumber = PhoneFixture.newName();
            List<CompletableFuture<Integer>> answers = people.stream()
                    .map(one -> CompletableFuture.supplyAsync(() ->
                            phones.verify(one, TestApp.phoneCode(sameNumber)).status()))
                    .toList();
            assertEquals(
                    List.of(201, 201, 201, 409, 409, 409),
                    answers.stream().map(CompletableFuture::join).sorted().toList());
        }
    }
}
