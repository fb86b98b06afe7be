package cn.servicecircle.http;

import cn.servicecircle.http.Operation.Parameter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The contract api-spec/openapi.yaml, read once from the class path. */
public final class Contract {
    /** Where {@link #adapt} leaves the media types of a request or an answer that are not JSON. */
    public static final String OTHER_TYPES = "x-other-types";

    private static final String RESOURCE = "/api-spec/openapi.yaml";

    private final String yaml;
    private final OpenAPIContract openApi;
    private final List<Operation> operations;

    private Contract(String yaml, OpenAPIContract openApi) {
        this.yaml = yaml;
        this.openApi = openApi;
        this.operations = openApi.operations().stream()
                .map(this::operation)
                .sorted(Comparator.comparing(operation -> operation.path().replace(':', Character.MAX_VALUE)))
                .toList();
    }

    /** Fails when the file is not an OpenAPI 3.1 contract that Vert.x understands. */
    public static Future<Contract> load(Vertx vertx) {
        return vertx.executeBlocking(Contract::read).compose(yaml -> OpenAPIContract.from(vertx, supported(yaml))
                .map(openApi -> new Contract(yaml, openApi)));
    }

    /** The file as it is written. */
    public String yaml() {
        return yaml;
    }

    /** The file as Vert.x understands it, without the media types that it does not know. */
    public OpenAPIContract openApi() {
        return openApi;
    }

    /** Fixed paths before templates, so that /stations/nearest is not taken for a station's id. */
    List<Operation> operations() {
        return operations;
    }

    private static String read() {
        try (InputStream in = Contract.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * vertx-openapi refuses a contract that names application/problem+json or image/png, so types other than JSON are put
     * aside for it; and it reads patterns as Java's, whose \\S takes a Chinese space for text, which ECMAScript's does not.
     */
    private static JsonObject supported(String yaml) {
        try {
            JsonObject contract = new JsonObject(new ObjectMapper(new YAMLFactory())
                    .readerForMapOf(Object.class)
                    .<Map<String, Object>>readValue(yaml));
            adapt(contract);
            return contract;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void adapt(Object node) {
        if (node instanceof JsonObject object) {
            if ("\\S".equals(object.getValue("pattern"))) {
                object.put("pattern", Complaints.NOT_BLANK);
            }
            object.fieldNames().forEach(name -> adapt(object.getValue(name)));
            if (object.getValue("content") instanceof JsonObject content) {
                putAside(object, content);
            }
            if (object.getValue("requestBody") instanceof JsonObject body && !body.containsKey("content")) {
                object.put(OTHER_TYPES, ((JsonObject) object.remove("requestBody")).getValue(OTHER_TYPES));
            }
        }
    }

    private static void putAside(JsonObject described, JsonObject content) {
        // A media type has a slash; the keywords of a property that is called content have none.
        List<String> others = content.fieldNames().stream()
                .filter(name -> name.contains("/") && !name.equals(ContentTypes.JSON))
                .toList();
        if (!others.isEmpty()) {
            others.forEach(content::remove);
            described.put(OTHER_TYPES, new JsonArray(others));
        }
        if (content.isEmpty()) {
            described.remove("content");
        }
    }

    private Operation operation(io.vertx.openapi.contract.Operation operation) {
        SchemaRepository schemas = openApi.getSchemaRepository();
        Map<String, Object> extensions = operation.getExtensions();
        List<Parameter> parameters = operation.getParameters().stream()
                .map(p -> new Parameter(
                        p.getName(),
                        p.getIn(),
                        p.isRequired(),
                        p.getSchema().get("type"),
                        p.getSchema().get("default"),
                        new Schema(schemas, p.getSchema())))
                .toList();
        Schema body = operation.getRequestBody() == null
                ? null
                : new Schema(
                        schemas,
                        operation
                                .getRequestBody()
                                .getContent()
                                .get(MediaType.APPLICATION_JSON)
                                .getSchema());
        return new Operation(
                operation.getOperationId(),
                operation.getHttpMethod(),
                operation.getAbsoluteOpenAPIPath().replace("{", ":").replace("}", ""),
                Access.of((String) extensions.get("x-role")),
                limit(operation.getHttpMethod(), (String) extensions.get("x-limit")),
                parameters,
                body,
                otherTypes(operation.getExtensions().get(OTHER_TYPES)),
                answers(operation));
    }

    private static List<String> answers(io.vertx.openapi.contract.Operation operation) {
        List<String> types = operation.getOpenAPIModel().getJsonObject("responses").stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .flatMap(answer -> types((JsonObject) answer.getValue()))
                .distinct()
                .toList();
        return types.isEmpty() ? List.of(ContentTypes.JSON) : types;
    }

    private static Stream<String> types(JsonObject answer) {
        Stream<String> json = answer.containsKey("content") ? Stream.of(ContentTypes.JSON) : Stream.empty();
        return Stream.concat(json, otherTypes(answer.getValue(OTHER_TYPES)).stream());
    }

    private static List<String> otherTypes(Object types) {
        return types instanceof JsonArray array
                ? array.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Limit limit(HttpMethod method, String word) {
        if (word != null) {
            return Limit.valueOf(word.toUpperCase(Locale.ROOT));
        }
        return method.equals(HttpMethod.GET) ? Limit.ADDRESS : Limit.WRITE;
    }
}
