package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract itself: complete for those who read it, its examples true, and one handler for each of its operations. */
class ContractTest {
    private static final Set<String> ROLES =
            Set.of("anyone", "anyone-or-signed-in", "signed-in", "verified", "resident", "staff", "moderator", "admin");

    private static Vertx vertx;
    private static Contract contract;
    private static JsonObject yaml;

    @BeforeAll
    static void load() throws Exception {
        vertx = Vertx.vertx();
        contract =
                Contract.load(vertx).toCompletionStage().toCompletableFuture().get();
        yaml = new JsonObject(new ObjectMapper(new YAMLFactory())
                .readerForMapOf(Object.class)
                .<Map<String, Object>>readValue(contract.yaml()));
    }

    @AfterAll
    static void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private static Stream<JsonObject> operations() {
        return yaml.getJsonObject("paths").stream()
                .map(path -> (JsonObject) path.getValue())
                .flatMap(methods -> methods.stream().map(method -> (JsonObject) method.getValue()));
    }

    /** What a reference stands for; parameters, responses and schemas are referred to by name. */
    private static JsonObject resolved(JsonObject node) {
        String reference = node.getString("$ref");
        if (reference == null) {
            return node;
        }
        String[] steps = reference.substring("#/".length()).split("/", -1);
        JsonObject found = yaml;
        for (String step : steps) {
            found = found.getJsonObject(step);
        }
        return resolved(found);
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array == null ? Stream.empty() : array.stream().map(JsonObject.class::cast);
    }

    private static void assertValidExample(String what, JsonObject described) {
        assertTrue(described.containsKey("example"), () -> what + " has no example");
        String name = described.getJsonObject("schema").getString("$ref");
        Schema schema = new Schema(
                contract.openApi().getSchemaRepository(),
                JsonSchema.of(name == null ? described.getJsonObject("schema") : named(name)));
        Object example = described.getValue("example");
        assertTrue(schema.accepts(example), () -> what + ": " + schema.faults(example));
    }

    /** A schema with its references made whole, as the server validates with it. */
    private static JsonObject named(String reference) {
        return contract.openApi()
                .getRawContract()
                .getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static JsonObject json(JsonObject described) {
        JsonObject content = described.getJsonObject("content");
        return content == null ? null : content.getJsonObject("application/json");
    }

    @Test
    void everyOperation_saysWhatItIsAndWhoMayCallIt() {
        Set<String> tags = objects(contract.openApi().getRawContract().getJsonArray("tags"))
                .map(tag -> tag.getString("name"))
                .collect(Collectors.toSet());
        operations().forEach(operation -> {
            String id = operation.getString("operationId");
            assertNotNull(id, operation::encodePrettily);
            assertTrue(ROLES.contains(operation.getString("x-role")), id);
            assertFalse(operation.getString("summary", "").isBlank(), id);
            assertTrue(
                    tags.containsAll(
                            operation.getJsonArray("tags", JsonArray.of("none")).getList()),
                    id);
            assertEquals(
                    switch (operation.getString("x-role")) {
                        case "anyone" -> JsonArray.of();
                        case "anyone-or-signed-in" -> new JsonArray("[{}, {\"session\": []}]");
                        default -> null;
                    },
                    operation.getJsonArray("security"),
                    () -> id + ": security and x-role differ");
        });
    }

    @Test
    void operationIds_areUnique() {
        List<String> ids = operations()
                .map(operation -> operation.getString("operationId"))
                .toList();
        assertEquals(Set.copyOf(ids).size(), ids.size());
    }

    @Test
    void everyParameter_hasATrueExample() {
        operations().forEach(operation -> objects(operation.getJsonArray("parameters"))
                .map(ContractTest::resolved)
                .forEach(parameter -> assertValidExample(
                        operation.getString("operationId") + " " + parameter.getString("name"), parameter)));
    }

    @Test
    void everyBodyAndAnswer_hasATrueExample() {
        operations().forEach(operation -> {
            String id = operation.getString("operationId");
            if (takesJson(operation)) {
                assertValidExample(id + " body", json(resolved(operation.getJsonObject("requestBody"))));
            }
            JsonObject responses = operation.getJsonObject("responses");
            assertTrue(responses.containsKey("default"), () -> id + " does not speak of problems");
            responses.fieldNames().stream().forEach(status -> {
                JsonObject json = json(resolved(responses.getJsonObject(status)));
                if (json != null) {
                    assertValidExample(id + " " + status, json);
                }
            });
        });
    }

    private static boolean takesJson(JsonObject operation) {
        return operation.containsKey("requestBody") && json(resolved(operation.getJsonObject("requestBody"))) != null;
    }

    @Test
    void everyAnswerButNoContent_hasAType() {
        operations().forEach(operation -> operation.getJsonObject("responses").fieldNames().stream()
                .filter(status -> status.startsWith("2"))
                .forEach(status -> assertEquals(
                        !status.equals("204"),
                        resolved(operation.getJsonObject("responses").getJsonObject(status))
                                .containsKey("content"),
                        () -> operation.getString("operationId") + " " + status)));
    }

    @Test
    void typesOtherThanJson_areKnownOfEachOperation() {
        Map<String, Operation> byId = contract.operations().stream().collect(Collectors.toMap(Operation::id, o -> o));
        assertEquals(
                List.of("image/jpeg", "image/png", "application/pdf", "application/octet-stream"),
                byId.get("uploadAttachment").uploads());
        assertEquals(List.of("application/json"), byId.get("uploadAttachment").answers());
        assertEquals(
                List.of("image/jpeg", "application/pdf"),
                byId.get("getAttachment").answers());
        assertEquals(List.of("application/json"), byId.get("deleteAttachment").answers());
        assertFalse(byId.get("fileErrand").takesUpload());
    }

    @Test
    void numbers_haveNoFormat_becauseValidatorsDisagreeOnIt() {
        assertFalse(contract.yaml().matches("(?s).*format: *['\"]?(double|float|int32|int64).*"));
    }

    @Test
    void bodies_refuseWhatTheyDoNotKnow_andBoundEveryText() {
        operations()
                .filter(ContractTest::takesJson)
                .map(operation -> resolved(
                        json(resolved(operation.getJsonObject("requestBody"))).getJsonObject("schema")))
                .forEach(schema -> {
                    assertEquals(false, schema.getValue("additionalProperties"), schema::encode);
                    JsonObject properties = schema.getJsonObject("properties");
                    properties.fieldNames().stream()
                            .filter(name -> properties.getValue(name) instanceof JsonObject)
                            .map(properties::getJsonObject)
                            .map(ContractTest::resolved)
                            .forEach(ContractTest::assertBounded);
                });
    }

    private static void assertBounded(JsonObject property) {
        boolean bounded =
                switch (property.getString("type")) {
                    case "string" ->
                        property.containsKey("maxLength")
                                || property.containsKey("enum")
                                || property.containsKey("pattern");
                    case "integer", "number" -> property.containsKey("minimum") && property.containsKey("maximum");
                    case "array" -> property.containsKey("maxItems");
                    default -> true;
                };
        assertTrue(bounded, property::encode);
    }

    @Test
    void boot_stopsOnAnOperationWithoutHandler_andOnAHandlerWithoutOperation() {
        Api api = new Api(contract, null, null);
        contract.operations().stream()
                .map(Operation::id)
                .filter(id -> !id.equals("getArea"))
                .forEach(id -> api.onNow(id, call -> null));
        assertTrue(assertThrows(IllegalStateException.class, api::complete)
                .getMessage()
                .contains("without handler [getArea]"));

        api.onNow("getArea", call -> null);
        assertEquals(api, api.complete());

        api.onNow("getAreaa", call -> null);
        assertTrue(assertThrows(IllegalStateException.class, api::complete)
                .getMessage()
                .contains("not in the contract [getAreaa]"));
    }

    @Test
    void boot_stopsOnTwoHandlersForOneOperation() {
        Api api = new Api(contract, null, null).onNow("getArea", call -> null);
        assertTrue(assertThrows(IllegalStateException.class, () -> api.onNow("getArea", call -> null))
                .getMessage()
                .contains("getArea"));
    }
}
