package cn.servicecircle.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.http.Contract;
import io.vertx.core.Vertx;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Response;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Holds answers against api-spec/openapi.yaml: status, content type and schema. */
public final class ContractCheck {
    private static ContractCheck instance;

    private final OpenAPIContract contract;

    private ContractCheck(OpenAPIContract contract) {
        this.contract = contract;
    }

    public static synchronized ContractCheck of(Vertx vertx) {
        if (instance == null) {
            try {
                instance = new ContractCheck(Contract.load(vertx)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get()
                        .openApi());
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return instance;
    }

    public OpenAPIContract contract() {
        return contract;
    }

    void check(String method, String path, HttpResponse<byte[]> response) {
        if (response.statusCode() >= 400) {
            checkProblem(response);
            return;
        }
        Operation operation = operation(method, path)
                .orElseThrow(() -> new AssertionError(method + " " + path + " is not in the contract"));
        Response promised = operation.getResponse(response.statusCode());
        assertNotNull(promised, () -> operation.getOperationId() + " never promised a " + response.statusCode());
        String type = response.headers().firstValue("Content-Type").orElse("");
        MediaType json = promised.getContent().get(MediaType.APPLICATION_JSON);
        if (json != null && type.equals(MediaType.APPLICATION_JSON)) {
            assertValid(operation.getOperationId(), json.getSchema(), text(response));
        } else if (otherTypes(promised).isEmpty() && json == null) {
            assertEquals("", type + text(response), "a body that the contract does not promise");
        } else {
            assertTrue(
                    otherTypes(promised).contains(type),
                    () -> operation.getOperationId() + " never promised a " + type + ": " + text(response));
        }
    }

    private static List<?> otherTypes(Response promised) {
        return promised.getOpenAPIModel()
                .getJsonArray(Contract.OTHER_TYPES, new JsonArray())
                .getList();
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private void checkProblem(HttpResponse<byte[]> response) {
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse(null),
                () -> text(response));
        JsonObject problem = contract.getRawContract()
                .getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject("Problem");
        assertValid("Problem", JsonSchema.of(problem), text(response));
        assertEquals(response.statusCode(), new JsonObject(text(response)).getInteger("status"));
        assertEquals(
                response.headers().firstValue("X-Request-Id").orElse(null),
                new JsonObject(text(response)).getString("requestId"));
    }

    private void assertValid(String what, JsonSchema schema, String body) {
        OutputUnit result = contract.getSchemaRepository()
                .validator(
                        schema,
                        new JsonSchemaOptions()
                                .setBaseUri("app:///")
                                .setDraft(Draft.DRAFT202012)
                                .setOutputFormat(OutputFormat.Basic))
                .validate(Json.decodeValue(body));
        assertTrue(result.getValid(), () -> what + ": " + result.getErrors() + " in " + body);
    }

    private Optional<Operation> operation(String method, String path) {
        return contract.operations().stream()
                .filter(operation -> operation.getHttpMethod().name().equals(method))
                .filter(operation ->
                        path.matches(operation.getAbsoluteOpenAPIPath().replaceAll("\\{[^}]+}", "[^/]+")))
                .min(Comparator.comparing(
                        operation -> operation.getOpenAPIPath().contains("{")));
    }
}
