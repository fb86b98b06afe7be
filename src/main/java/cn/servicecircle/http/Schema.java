package cn.servicecircle.http;

import cn.servicecircle.kernel.Refusal.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A JSON Schema of the contract with its yes or no built once, and its complaints in Chinese. */
final class Schema {
    /** So many are told; whoever sends nonsense is not to have a book written about it. */
    static final int MOST_FAULTS = 16;

    private static final SchemaRepository NONE = SchemaRepository.create(options(OutputFormat.Basic));

    private final JsonObject schema;
    private final Predicate<Object> quick;
    /**
     * To be made when there is something to complain of, and not kept: each holds a copy of all that the contract refers to,
     * and those of a whole contract would be most of the heap.
     */
    private final Supplier<Validator> thorough;

    Schema(SchemaRepository schemas, JsonSchema schema) {
        this.schema = (JsonObject) schema;
        Optional<Predicate<Object>> plain = PlainSchema.of(this.schema);
        this.quick = plain.orElseGet(() -> validated(schemas, schema));
        // A plain one refers to nothing.
        SchemaRepository referred = plain.isPresent() ? NONE : schemas;
        this.thorough = () -> referred.validator(schema, options(OutputFormat.Basic), false);
    }

    private static Predicate<Object> validated(SchemaRepository schemas, JsonSchema schema) {
        Validator validator = schemas.validator(schema, options(OutputFormat.Flag));
        return value -> validator.validate(value).getValid();
    }

    private static JsonSchemaOptions options(OutputFormat format) {
        return new JsonSchemaOptions()
                .setBaseUri("app:///")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(format);
    }

    boolean accepts(Object value) {
        return quick.test(value);
    }

    /** What is wrong with a value that {@link #accepts} refused; {@code pointer} is RFC 6901, "" being the value itself. */
    List<Fault> faults(Object value) {
        List<OutputUnit> errors = thorough.get().validate(value).getErrors();
        Set<String> wrong = errors.stream()
                .filter(error -> !keyword(error).equals("additionalProperties"))
                .map(OutputUnit::getInstanceLocation)
                .collect(Collectors.toSet());
        Set<Fault> faults = new LinkedHashSet<>();
        for (OutputUnit error : errors) {
            if (faults.size() >= MOST_FAULTS) {
                break;
            }
            // A known property that is wrong is reported a second time, as an additional one.
            if (!(keyword(error).equals("additionalProperties") && wrong.contains(error.getInstanceLocation()))) {
                fault(error, faults);
            }
        }
        return List.copyOf(faults);
    }

    private void fault(OutputUnit error, Set<Fault> faults) {
        String location = error.getInstanceLocation().substring(1);
        String pointer = URLDecoder.decode(location.replace("+", "%2B"), StandardCharsets.UTF_8);
        String keyword = keyword(error);
        if (keyword.equals("required")) {
            String property = error.getError().replaceAll(".*\"(.*)\".*", "$1");
            faults.add(new Fault(pointer + "/" + property, null, "缺少必填项"));
            return;
        }
        String detail = Complaints.of(keyword, at(error.getKeywordLocation()));
        if (detail != null) {
            faults.add(new Fault(pointer, null, detail));
        }
    }

    private static String keyword(OutputUnit error) {
        String location = error.getKeywordLocation();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** The keyword's value in the schema: {@code #/properties/title/minLength} → 1. */
    private Object at(String keywordLocation) {
        Object node = schema;
        for (String step : keywordLocation.substring(2).split("/", -1)) {
            if (node instanceof JsonObject object) {
                node = object.getValue(step);
            } else if (node instanceof JsonArray array) {
                node = array.getValue(Integer.parseInt(step));
            }
        }
        return Objects.requireNonNullElse(node, "");
    }
}
