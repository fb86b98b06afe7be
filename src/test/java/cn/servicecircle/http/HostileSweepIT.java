package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.ContractCheck;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the contract, with hostile values in every place that it has: nothing of ours may break. */
class HostileSweepIT {
    private static final TestApp APP = TestApp.shared();
    private static final OpenAPIContract CONTRACT =
            ContractCheck.of(APP.vertx()).contract();

    private static final List<String> JSON_VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1.5",
            "1e999",
            "-1e999",
            "9223372036854775808",
            "9".repeat(400),
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"%00%25%zz+08:00\"",
            "\"' OR 1=1 --\"",
            "\"${jndi:ldap://x}\"",
            "\"" + "长".repeat(20_000) + "\"",
            "[]",
            "{}",
            "[[{}]]");

    private static final List<String> TEXT_VALUES = List.of(
            "%00",
            "%25",
            "%2B08:00",
            "-1",
            "0",
            "1.5",
            "1e5",
            "NaN",
            "Infinity",
            "99999999999999999999",
            "%F0%9F%98%80",
            "%27%20OR%201=1",
            "%2e%2e%2f",
            "a".repeat(2_000));

    /** A demo person who may call it. */
    private static String caller(Operation operation) {
        return switch ((String) operation.getExtensions().get("x-role")) {
            case "admin" -> "admin";
            case "staff" -> "staff-1";
            case "moderator" -> "moderator-1";
            default -> "resident-8";
        };
    }

    /** Log-out and changes of roles would end the sessions that the other cases use. */
    static Stream<String> operations() {
        return CONTRACT.operations().stream()
                .map(Operation::getOperationId)
                .filter(id -> !id.equals("logOut"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void hostileValues_getA4xxThatExplainsItself(String operationId) {
        Operation operation = CONTRACT.operation(operationId);
        String token = APP.as(caller(operation)).token();
        try (Client client = new Client(operation, token)) {
            client.sweepParameters();
            if (operation.getRequestBody() != null) {
                client.sweepBody();
            }
        }
    }

    private static final class Client implements AutoCloseable {
        private final Operation operation;
        private final String token;
        private final RawConnection connection = new RawConnection(APP.port());

        Client(Operation operation, String token) {
            this.operation = operation;
            this.token = token;
        }

        void sweepParameters() {
            List<Parameter> inAddress = operation.getParameters().stream()
                    .filter(parameter -> parameter.getIn() != Location.HEADER)
                    .toList();
            for (Parameter hostile : inAddress) {
                for (String value : TEXT_VALUES) {
                    servedOrRefused(send(path(hostile, value) + "?" + query(hostile, value), example()));
                }
            }
            send(path(null, null) + "?" + query(null, null) + "&nobody=1", example())
                    .refusal(422);
        }

        void sweepBody() {
            JsonObject example = new JsonObject(example());
            List<String> properties =
                    new ArrayList<>(schema().getJsonObject("properties").fieldNames());
            for (String property : properties) {
                for (String value : JSON_VALUES) {
                    servedOrRefused(send(path(null, null), with(example, property, value)));
                }
            }
            for (String required : schema().getJsonArray("required", new JsonArray()).stream()
                    .map(String.class::cast)
                    .toList()) {
                JsonObject without = example.copy();
                without.remove(required);
                assertTrue(send(path(null, null), without.encode())
                        .refusal(422)
                        .encode()
                        .contains("/" + required));
            }
            send(path(null, null), with(example, "nobody", "1")).refusal(422);
            JSON_VALUES.forEach(value -> send(path(null, null), value).refusal());
        }

        /** Some hostile values are right in some places; then the answer may be anything but a fault of ours. */
        private static void servedOrRefused(RawAnswer answer) {
            if (answer.status() >= 300) {
                answer.refusal();
            }
        }

        private static String with(JsonObject example, String property, String value) {
            JsonObject others = example.copy();
            others.remove(property);
            String start = others.encode();
            return start.substring(0, start.length() - 1) + (others.isEmpty() ? "" : ",") + "\"" + property + "\":"
                    + value + "}";
        }

        private JsonObject schema() {
            return (JsonObject) operation
                    .getRequestBody()
                    .getContent()
                    .get(MediaType.APPLICATION_JSON)
                    .getSchema();
        }

        /** The example body, on things that do not exist, so that nothing is changed. */
        private String example() {
            if (operation.getRequestBody() == null) {
                return uploads() == null ? null : "%PDF-1.4 示例";
            }
            JsonObject example = operation
                    .getRequestBody()
                    .getOpenAPIModel()
                    .getJsonObject("content")
                    .getJsonObject("application/json")
                    .getJsonObject("example")
                    .copy();
            example.fieldNames().stream()
                    .filter(name -> name.endsWith("Id"))
                    .forEach(name -> example.put(name, 900_000_000));
            return example.encode();
        }

        /** The types of file that it takes, or null. */
        private JsonArray uploads() {
            return (JsonArray) operation.getExtensions().get(Contract.OTHER_TYPES);
        }

        private String path(Parameter hostile, String value) {
            String path = operation.getAbsoluteOpenAPIPath();
            for (Parameter parameter : operation.getParameters()) {
                if (parameter.getIn() == Location.PATH) {
                    path = path.replace("{" + parameter.getName() + "}", parameter == hostile ? value : "900000000");
                }
            }
            return path;
        }

        private String query(Parameter hostile, String value) {
            return operation.getParameters().stream()
                    .filter(parameter -> parameter.getIn() == Location.QUERY)
                    .map(parameter ->
                            parameter.getName() + "=" + (parameter == hostile ? value : encoded(exampleOf(parameter))))
                    .collect(Collectors.joining("&"));
        }

        private static Object exampleOf(Parameter parameter) {
            return parameter.getOpenAPIModel().getValue("example");
        }

        private static String encoded(Object value) {
            return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
        }

        private RawAnswer send(String target, String body) {
            StringBuilder head = new StringBuilder(operation.getHttpMethod() + " " + target + " HTTP/1.1\r\nHost: x\r\n"
                    + "Authorization: Bearer " + token + "\r\n");
            if (operation.getHttpMethod().equals(HttpMethod.POST)) {
                head.append("Idempotency-Key: ").append(UUID.randomUUID()).append("\r\n");
            }
            byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
            if (body != null) {
                head.append("Content-Type: ")
                        .append(
                                uploads() == null
                                        ? "application/json"
                                        : uploads().getString(0))
                        .append("\r\nContent-Length: ")
                        .append(bytes.length)
                        .append("\r\n");
            }
            return connection.send(head + "\r\n").send(bytes).answer();
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
