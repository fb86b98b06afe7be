package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick check says what the library's validator says. */
class PlainSchemaTest {
    private static final SchemaRepository SCHEMAS = SchemaRepository.create(
            new JsonSchemaOptions().setBaseUri("app:///").setDraft(Draft.DRAFT202012));

    private static final List<Object> SCALARS = Arrays.asList(
            null,
            true,
            "",
            " ",
            "a",
            "ab",
            "abc",
            "\uD83D\uDE00\uD83D\uDE00",
            "gcj02",
            0,
            1,
            5L,
            -1.5,
            5.0,
            1e300,
            9_007_199_254_740_991L,
            9_007_199_254_740_992L,
            Long.MAX_VALUE,
            new BigInteger("99999999999999999999"));

    private static List<Object> values() {
        List<Object> values = new ArrayList<>(SCALARS);
        Random random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (String name : List.of("id", "word", "note", "other")) {
                if (random.nextInt(3) > 0) {
                    object.put(name, SCALARS.get(random.nextInt(SCALARS.size())));
                }
            }
            values.add(random.nextBoolean() ? new JsonObject(object) : List.of(new JsonObject(object)));
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'integer','minimum':1,'maximum':9007199254740991}",
                "{'type':'number','minimum':-1.5,'maximum':5}",
                "{'type':'string','minLength':1,'maxLength':2}",
                "{'type':'string','enum':['a','gcj02'],'default':'a','description':'b'}",
                "{'type':'string','pattern':'^[a-c]{1,2}$'}",
                "{'minimum':1,'minLength':2,'required':['id']}",
                "{'type':'boolean'}",
                "{'type':'object','required':['id']}",
                "{'type':'object','additionalProperties':false}",
                """
                {'type':'object','additionalProperties':false,'required':['id','word'],'properties':{
                  'id':{'type':'integer','minimum':1},'word':{'type':'string','maxLength':2},'note':{'type':'string'}}}""",
            })
    void saysTheSame_ofEveryValue(String json) {
        JsonObject schema = new JsonObject(json.replace('\'', '"'));
        Predicate<Object> plain = PlainSchema.of(schema).orElseThrow();
        Validator library = SCHEMAS.validator(JsonSchema.of(schema));
        int accepted = 0;
        for (Object value : values()) {
            assertEquals(library.validate(value).getValid(), plain.test(value), () -> json + " of " + value);
            accepted += plain.test(value) ? 1 : 0;
        }
        assertTrue(accepted > 0 && accepted < values().size(), "tells nothing apart");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':['string','null']}",
                "{'anyOf':[{'type':'string'}]}",
                "{'items':{'type':'string'}}",
                "{'enum':[1,2]}",
                "{'additionalProperties':{'type':'string'}}",
                "{'properties':{'a':{'format':'date'}}}",
            })
    void whatItDoesNotUnderstand_isLeftToTheLibrary(String json) {
        assertTrue(PlainSchema.of(new JsonObject(json.replace('\'', '"'))).isEmpty());
    }
}
