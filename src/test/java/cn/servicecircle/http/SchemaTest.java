package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.kernel.Refusal.Fault;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.SchemaRepository;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a schema finds wrong: once, at the right place, in Chinese. */
class SchemaTest {
    private static final SchemaRepository SCHEMAS = SchemaRepository.create(
            new JsonSchemaOptions().setBaseUri("app:///").setDraft(Draft.DRAFT202012));

    private static Schema schema(String json) {
        return new Schema(SCHEMAS, JsonSchema.of(new JsonObject(json)));
    }

    private static final Schema PERSON = schema("""
                    {"type": "object", "additionalProperties": false, "required": ["name"],
                     "properties": {
                       "name": {"type": "string", "minLength": 1, "maxLength": 3},
                       "tags": {"type": "array", "maxItems": 2, "items": {"type": "object",
                         "additionalProperties": false, "properties": {"n": {"type": "integer", "minimum": 1}}}}}}
                    """);

    private static List<Fault> faults(String json) {
        JsonObject value = new JsonObject(json);
        assertFalse(PERSON.accepts(value));
        return PERSON.faults(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"integer\"}                | \"1\"      | 应为整数",
                "{\"type\":\"number\"}                 | \"1\"      | 应为数字",
                "{\"type\":\"string\"}                 | 1          | 应为文字",
                "{\"type\":\"boolean\"}                | 1          | 应为 true 或 false",
                "{\"type\":\"array\"}                  | 1          | 应为数组",
                "{\"type\":\"object\"}                 | 1          | 应为 JSON 对象",
                "{\"minimum\":1}                       | 0          | 不能小于 1",
                "{\"maximum\":9}                       | 10         | 不能大于 9",
                "{\"minLength\":2}                     | \"a\"      | 至少 2 个字",
                "{\"maxLength\":1}                     | \"ab\"     | 最多 1 个字",
                "{\"minItems\":1}                      | []         | 至少 1 项",
                "{\"maxItems\":1}                      | [1,2]      | 最多 1 项",
                "{\"pattern\":\"^a$\"}                 | \"b\"      | 格式不对，应符合 ^a$",
                "{\"enum\":[\"a\",\"b\"]}              | \"c\"      | 只能是 a、b 之一",
            })
    void eachKeyword_hasItsSentence(String schema, String value, String sentence) {
        JsonObject wrapped = new JsonObject("{\"v\":" + value + "}");
        Schema described = schema("{\"properties\":{\"v\":" + schema + "}}");
        assertFalse(described.accepts(wrapped));
        assertEquals(List.of(new Fault("/v", null, sentence)), described.faults(wrapped));
    }

    @Test
    void aBlankText_isToldApartFromAWrongFormat() {
        Schema notBlank =
                schema(new JsonObject().put("pattern", Complaints.NOT_BLANK).encode());
        assertTrue(notBlank.accepts(" 字 "));
        assertTrue(notBlank.accepts("👨‍👩‍👧"));
        for (String blank : List.of("", " ", "\n\t", "\u3000", "\u00a0", "\u200b\u2060\ufeff")) {
            assertEquals("不能只有空格", notBlank.faults(blank).get(0).detail());
        }
    }

    @Test
    void aFaultDeepInside_isPointedAt_andItsParentsAreNotBlamed() {
        assertEquals(
                List.of(new Fault("/tags/1/n", null, "不能小于 1")),
                faults("{\"name\":\"a\",\"tags\":[{\"n\":1},{\"n\":0}]}"));
    }

    @Test
    void whatIsMissingOrUnknown_isPointedAtByItsOwnName() {
        assertEquals(
                Set.of(new Fault("/name", null, "缺少必填项"), new Fault("/nmae", null, "不认识这一项，请核对名称")),
                Set.copyOf(faults("{\"nmae\":\"a\"}")));
    }

    @Test
    void lengths_countCodePoints() {
        assertTrue(PERSON.accepts(new JsonObject("{\"name\":\"😀😀😀\"}")));
        assertFalse(PERSON.accepts(new JsonObject("{\"name\":\"😀😀😀😀\"}")));
    }

    @Test
    void keywordsThatOnlyGatherWhatOthersSay_areSilent() {
        for (String keyword : List.of("properties", "items", "$ref", "allOf")) {
            assertEquals(null, Complaints.of(keyword, ""));
        }
    }
}
