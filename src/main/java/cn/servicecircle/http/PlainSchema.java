package cn.servicecircle.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says yes or no by the plain keywords of JSON Schema 2020-12, which are all that most parameters and bodies use. The
 * library's validator is one method so long that the JVM never compiles it, and costs as much as all the rest of a read.
 */
final class PlainSchema {
    private static final Set<String> SAYING_NOTHING =
            Set.of("description", "title", "example", "examples", "default", "__absolute_uri__");

    private final List<Predicate<Object>> checks = new ArrayList<>();

    private PlainSchema() {}

    /** Empty when the schema has a keyword that is not plain: then the library's validator must be asked. */
    static Optional<Predicate<Object>> of(JsonObject schema) {
        PlainSchema plain = new PlainSchema();
        for (String keyword : schema.fieldNames()) {
            if (!SAYING_NOTHING.contains(keyword) && !plain.understands(keyword, schema)) {
                return Optional.empty();
            }
        }
        return Optional.of(plain.checks.stream().reduce(Predicate::and).orElse(any -> true));
    }

    private boolean understands(String keyword, JsonObject schema) {
        Object wanted = schema.getValue(keyword);
        return switch (keyword) {
            case "type" -> wanted instanceof String type && is(type);
            case "minimum" -> number(wanted, (value, bound) -> value >= bound);
            case "maximum" -> number(wanted, (value, bound) -> value <= bound);
            case "minLength" -> wanted instanceof Integer least && text(text -> length(text) >= least);
            case "maxLength" -> wanted instanceof Integer most && text(text -> length(text) <= most);
            case "pattern" ->
                wanted instanceof String regex && text(Pattern.compile(regex).asPredicate());
            case "enum" -> wanted instanceof JsonArray words && oneOf(words);
            case "required" -> wanted instanceof JsonArray names && has(names);
            case "properties" -> wanted instanceof JsonObject properties && properties(properties);
            case "additionalProperties" -> Boolean.FALSE.equals(wanted) && noOthers(schema.getJsonObject("properties"));
            default -> false;
        };
    }

    private interface Bound {
        boolean holds(double value, double bound);
    }

    private boolean number(Object bound, Bound check) {
        if (!(bound instanceof Number limit)) {
            return false;
        }
        double wanted = limit.doubleValue();
        return checks.add(value -> !(value instanceof Number number) || check.holds(number.doubleValue(), wanted));
    }

    private boolean text(Predicate<String> check) {
        return checks.add(value -> !(value instanceof String text) || check.test(text));
    }

    /** In code points, as JSON Schema counts. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private boolean is(String type) {
        return switch (type) {
            case "string" -> checks.add(String.class::isInstance);
            case "boolean" -> checks.add(Boolean.class::isInstance);
            case "number" -> checks.add(Number.class::isInstance);
            case "integer" -> checks.add(PlainSchema::isInteger);
            case "object" -> checks.add(value -> object(value) != null);
            default -> false;
        };
    }

    /** 5.0 is an integer too. */
    private static boolean isInteger(Object value) {
        return value instanceof Number number
                && !(value instanceof Double fraction && fraction != Math.rint(fraction))
                && !Double.isInfinite(number.doubleValue());
    }

    private boolean oneOf(JsonArray words) {
        Set<Object> allowed = words.stream().collect(Collectors.toSet());
        return allowed.stream().allMatch(String.class::isInstance) && checks.add(allowed::contains);
    }

    private boolean has(JsonArray names) {
        List<Object> wanted = names.stream().toList();
        return object(value -> value.keySet().containsAll(wanted));
    }

    private boolean properties(JsonObject properties) {
        return properties.fieldNames().stream().allMatch(name -> of(properties.getJsonObject(name))
                .map(check -> object(value -> !value.containsKey(name) || check.test(value.get(name))))
                .orElse(false));
    }

    private boolean noOthers(JsonObject properties) {
        Set<String> known = properties == null ? Set.of() : Set.copyOf(properties.fieldNames());
        return object(value -> known.containsAll(value.keySet()));
    }

    private boolean object(Predicate<Map<?, ?>> check) {
        return checks.add(value -> {
            Map<?, ?> object = object(value);
            return object == null || check.test(object);
        });
    }

    private static Map<?, ?> object(Object value) {
        return value instanceof JsonObject json ? json.getMap() : value instanceof Map<?, ?> map ? map : null;
    }
}
