package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile bodies and queries, case by case: which refusal each gets, and what it says. */
class HostileValuesIT {
    private static final TestApp APP = TestApp.shared();

    private static RawAnswer get(String pathAndQuery) {
        return RawConnection.ask(APP.port(), "GET /api/v1" + pathAndQuery + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    private static RawAnswer post(String path, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("POST /api/v1" + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer " + APP.as("resident-1").token() + "\r\nIdempotency-Key: "
                        + UUID.randomUUID() + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return RawConnection.ask(APP.port(), request.toByteArray());
    }

    private static RawAnswer post(String path, String body) {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject onlyError(JsonObject problem) {
        JsonArray errors = problem.getJsonArray("errors");
        assertEquals(1, errors.size(), problem::encode);
        return errors.getJsonObject(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"code\":\"x\"",
                "{\"code\":\"x\"}}",
                "{\"code\":\"x\"} {\"code\":\"x\"}",
                "{\"code\":\"x\"},",
                "{\"code\":\"x\",}",
                "{code:\"x\"}",
                "{'code':'x'}",
                "{\"code\":\"x\",\"code\":\"y\"}",
                "{\"code\":NaN}",
                "{\"code\":Infinity}",
                "{\"code\":+1}",
                "{\"code\":01}",
                "{\"code\":.5}",
                "{\"code\":0x10}",
                "{\"code\":\"\\x41\"}",
                "{\"code\":\"\\u12\"}",
                "{\"code\":\"a\tb\"}",
                "{\"code\":\"x\"}//",
                "\uFEFF{\"code\":\"x\"}",
                "code=x",
                "<code>x</code>"
            })
    void whatIsNotJson_is400(String body) {
        post("/sessions", body).refusal(400);
    }

    @ParameterizedTest
    @CsvSource({
        "truncated, 7B22636F6465223A22E4B8227D",
        "overlong slash, 7B22636F6465223A22C0AF227D",
        "stray continuation, 7B22636F6465223A2280227D",
        "encoded surrogate, 7B22636F6465223A22EDA080227D",
        "beyond Unicode, 7B22636F6465223A22F5808080227D",
        "Latin-1, 7B22636F6465223A22E9227D",
        "GBK, 7B22636F6465223A22B3C7227D",
        "UTF-16, 007B00220063006F006400650022003A002200780022007D",
        "UTF-16 little-endian, 7B00220063006F006400650022003A002200780022007D00",
    })
    void whatIsNotUtf8_is400(String what, String hex) {
        assertTrue(
                post("/sessions", HexFormat.of().parseHex(hex))
                        .refusal(400)
                        .getString("detail")
                        .contains("UTF-8"),
                what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "17", "1e999", "\"text\"", "[]", "[{}]", "[[[[1]]]]"})
    void jsonThatIsNoObject_is422(String body) {
        assertEquals(
                "应为 JSON 对象", onlyError(post("/sessions", body).refusal(422)).getString("detail"));
    }

    @Test
    void deepJson_isRefused() {
        post("/sessions", "[".repeat(60_000)).refusal(400);
        post("/sessions", "{\"a\":".repeat(12_000)).refusal(400);
        post("/sessions", "[".repeat(100_000)).refusal(413);
        post("/sessions", "{\"code\":" + "[".repeat(900) + "]".repeat(900) + "}")
                .refusal(422);
        post("/sessions", "{\"a\":".repeat(900) + "1" + "}".repeat(900)).refusal(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"areaId\":\"41\",\"title\":\"t\",\"body\":\"b\"}        | /areaId | 应为整数",
                "{\"areaId\":41.5,\"title\":\"t\",\"body\":\"b\"}          | /areaId | 应为整数",
                "{\"areaId\":true,\"title\":\"t\",\"body\":\"b\"}          | /areaId | 应为整数",
                "{\"areaId\":null,\"title\":\"t\",\"body\":\"b\"}          | /areaId | 应为整数",
                "{\"areaId\":-1,\"title\":\"t\",\"body\":\"b\"}            | /areaId | 不能小于 1",
                "{\"areaId\":9007199254740992,\"title\":\"t\",\"body\":\"b\"}  | /areaId | 不能大于 9007199254740991",
                "{\"areaId\":1e300,\"title\":\"t\",\"body\":\"b\"}         | /areaId | 不能大于 9007199254740991",
                "{\"areaId\":18446744073709551617,\"title\":\"t\",\"body\":\"b\"} | /areaId | 不能大于 9007199254740991",
                "{\"areaId\":41,\"body\":\"b\"}                            | /title  | 缺少必填项",
                "{\"areaId\":41,\"title\":7,\"body\":\"b\"}                | /title  | 应为文字",
                "{\"areaId\":41,\"title\":[\"t\"],\"body\":\"b\"}          | /title  | 应为文字",
                "{\"areaId\":41,\"title\":\"\u3000 \",\"body\":\"b\"}      | /title  | 不能只有空格",
                "{\"areaId\":41,\"title\":\"t\",\"body\":\"b\",\"x\":1}    | /x      | 不认识这一项，请核对名称",
                "{\"areaId\":41,\"title\":\"t\",\"body\":\"b\",\"年龄\":1} | /年龄   | 不认识这一项，请核对名称",
                "{\"areaId\":41,\"title\":\"t\",\"body\":\"b\",\"a+b c%41\":1}| /a+b c%41 | 不认识这一项，请核对名称",
                "{\"areaId\":41,\"title\":\"\u200b\",\"body\":\"b\"}      | /title  | 不能只有空格",
                "{\"areaId\":41,\"title\":\"t\",\"body\":\"b\",\"a/b~c\":1}| /a~1b~0c| 不认识这一项，请核对名称",
                "{\"areaId\":41,\"title\":\"t\",\"body\":\"b\",\"\":1}     | /       | 不认识这一项，请核对名称",
                "{\"areaId\":41,\"title\":\"t\",\"body\":\"b\",\"$ref\":\"#\"} | /$ref | 不认识这一项，请核对名称",
                "{\"areaId\":41,\"title\":\"t\",\"body\":\"b\",\"__proto__\":{}} | /__proto__ | 不认识这一项，请核对名称",
                "{\"areaId\":41,\"title\":\"a\\u0000b\",\"body\":\"b\"}    | /title  | 有无法显示的字符，请删去",
                "{\"areaId\":41,\"title\":\"a\\u001bb\",\"body\":\"b\"}    | /title  | 有无法显示的字符，请删去",
                "{\"areaId\":41,\"title\":\"a\\ud800b\",\"body\":\"b\"}    | /title  | 有无法显示的字符，请删去",
                "{\"areaId\":41,\"title\":\"a\\udc00\\ud800\",\"body\":\"b\"} | /title | 有无法显示的字符，请删去",
            })
    void aWrongValue_is422_andIsPointedAt(String body, String pointer, String detail) {
        JsonObject error = onlyError(post("/topics", body).refusal(422));
        assertEquals(pointer, error.getString("pointer"));
        assertEquals(detail, error.getString("detail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "1e-999"})
    void numbersBeyondAnyType_are4xx(String number) {
        post("/topics", "{\"areaId\":%s,\"title\":\"t\",\"body\":\"b\"}".formatted(number))
                .refusal();
    }

    @Test
    void numbersOfManyDigits_are4xx() {
        post("/topics", "{\"areaId\":%s,\"title\":\"t\",\"body\":\"b\"}".formatted("9".repeat(900)))
                .refusal(422);
        post("/topics", "{\"areaId\":%s,\"title\":\"t\",\"body\":\"b\"}".formatted("9".repeat(50_000)))
                .refusal(400);
    }

    @Test
    void lengths_areCountedInCharactersAsPeopleSeeThem() {
        String body = "{\"areaId\":41,\"title\":\"%s\",\"body\":\"b\"}";
        JsonObject error =
                onlyError(post("/topics", body.formatted("长".repeat(41))).refusal(422));
        assertEquals("最多 40 个字", error.getString("detail"));
        RawAnswer emoji = post("/topics", body.formatted("😀".repeat(40)));
        assertTrue(emoji.status() != 422 || !emoji.body().contains("最多"), emoji::body);
    }

    @Test
    void everyFaultOfABody_isNamedAtOnce() {
        JsonArray errors = post("/topics", "{\"areaId\":0,\"title\":\"\",\"x\":1}")
                .refusal(422)
                .getJsonArray("errors");
        assertEquals(
                java.util.Set.of("/areaId", "/title", "/body", "/x"),
                errors.stream()
                        .map(error -> ((JsonObject) error).getString("pointer"))
                        .collect(java.util.stream.Collectors.toSet()),
                errors::encode);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lat=35&lng=x        | lng   | 应为数字",
                "lat=35&lng=NaN      | lng   | 应为数字",
                "lat=35&lng=Infinity | lng   | 应为数字",
                "lat=35&lng=1e2      | lng   | 应为数字",
                "lat=35&lng=0x10     | lng   | 应为数字",
                "lat=35&lng=106f     | lng   | 应为数字",
                "lat=35&lng=%2B106   | lng   | 应为数字",
                "lat=35&lng=+106     | lng   | 应为数字",
                "lat=35&lng=106%2525 | lng   | 应为数字",
                "lat=35&lng=106%00   | lng   | 应为数字",
                "lat=35&lng=         | lng   | 应为数字",
                "lat=35&lng          | lng   | 应为数字",
                "lat=35&lng=１０６     | lng   | 应为数字",
                "lat=35&lng=180.0001 | lng   | 不能大于 180",
                "lat=35&lng=-999999999999999999999999999999999999 | lng | 不能小于 -180",
                "lat=35&lng=106&lng=106 | lng | 只能写一次",
                "lat=35&lng=106&Lng=106 | Lng | 没有这个参数，可用的有 accessibleToilet、accuracyMeters、areaId、at、datum、hearingLoop、itemId、language、lat、limit、lng、openOnly、pace、staffedOnly、stepFree",
                "lat=35&lng=106&x=1  | x     | 没有这个参数，可用的有 accessibleToilet、accuracyMeters、areaId、at、datum、hearingLoop、itemId、language、lat、limit、lng、openOnly、pace、staffedOnly、stepFree",
                "lat=35&lng=106&lng[]=1 | lng[] | 没有这个参数，可用的有 accessibleToilet、accuracyMeters、areaId、at、datum、hearingLoop、itemId、language、lat、limit、lng、openOnly、pace、staffedOnly、stepFree",
                "lat=35&lng=106;x=1  | lng   | 应为数字",
                "lat=35&lng=106&limit=0    | limit | 不能小于 1",
                "lat=35&lng=106&limit=51   | limit | 不能大于 50",
                "lat=35&lng=106&limit=1.5  | limit | 应为整数",
                "lat=35&lng=106&limit=-1   | limit | 不能小于 1",
                "lat=35&lng=106&limit=9223372036854775808 | limit | 不能大于 50",
                "lat=35&lng=106&datum=gcj%2B02 | datum | 只能是 gcj02、wgs84 之一",
                "lat=35&lng=106&datum=gcj02%00 | datum | 只能是 gcj02、wgs84 之一",
                "lat=35&lng=106&datum=GCJ02    | datum | 只能是 gcj02、wgs84 之一",
                "lat=35&lng=106&datum=         | datum | 只能是 gcj02、wgs84 之一",
            })
    void aWrongParameter_is422_andIsNamed(String query, String parameter, String detail) {
        String ascii = query.strip().replace("１０６", "%EF%BC%91%EF%BC%90%EF%BC%96");
        JsonObject error = onlyError(get("/stations/nearest?" + ascii).refusal(422));
        assertEquals(parameter, error.getString("parameter"));
        assertEquals(detail, error.getString("detail"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "datum=%zz",
                "datum=%",
                "datum=%4",
                "%zz=1",
                "datum=%ff%fe",
                "datum=%ed%a0%80",
                "datum=%c0%af",
                "%ff=1"
            })
    void aQueryThatCannotBeDecoded_is400(String query) {
        get("/stations/nearest?lat=35&lng=106&" + query).refusal(400);
    }

    @Test
    void aQuery_isDecodedOnce_andDefaultsAreApplied() {
        get("/stations/nearest?lat=35.5&l%6Eg=%31%30%36%2E67&datum=%67cj02").expect(200);
        JsonArray items = new JsonObject(
                        get("/stations/nearest?lat=35.5&lng=106.6").expect(200).body())
                .getJsonArray("items");
        assertEquals(5, items.size());
        assertEquals("gcj02", items.getJsonObject(0).getJsonObject("point").getString("datum"));
        get("/areas?").expect(200);
        assertTrue(get("/areas?x=1").refusal(422).encode().contains("parentId"));
        assertTrue(get("/service-items?x=1").refusal(422).encode().contains("没有这个参数"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "with space",
                "with/slash-and-more",
                "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9",
                "' OR '1'='1"
            })
    void aMalformedIdempotencyKey_is422(String key) {
        RawAnswer answer = RawConnection.ask(
                APP.port(),
                "POST /api/v1/errands HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                        + APP.as("resident-1").token() + "\r\nIdempotency-Key: " + key
                        + "\r\nContent-Length: 2\r\n\r\n{}");
        assertEquals("Idempotency-Key", onlyError(answer.refusal(422)).getString("parameter"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic dTpw",
                "bearer \u00e9",
                "Bearer a b c",
                "Bearer session:*",
                "Bearer %00"
            })
    void aTokenThatIsNobodys_is401(String authorization) {
        RawAnswer answer = RawConnection.ask(
                APP.port(), "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: " + authorization + "\r\n\r\n");
        answer.refusal(401);
        assertEquals("Bearer", answer.header("WWW-Authenticate"));
    }

    /** What costs a client a line must not cost us a book. */
    @Test
    void nonsenseWithoutEnd_isToldInAFewFaults() {
        String query = IntStream.range(0, 600).mapToObj(i -> "n" + i).collect(Collectors.joining("&"));
        String members =
                IntStream.range(0, 3_000).mapToObj(i -> "\"n" + i + "\":1").collect(Collectors.joining(","));
        for (RawAnswer answer : List.of(get("/stations/nearest?" + query), post("/sessions", "{" + members + "}"))) {
            assertEquals(16, answer.refusal(422).getJsonArray("errors").size());
        }
    }
}
