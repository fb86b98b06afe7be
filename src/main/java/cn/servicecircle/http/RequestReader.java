package cn.servicecircle.http;

import cn.servicecircle.http.Operation.Parameter;
import cn.servicecircle.kernel.Refusal.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Location;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the parameters and the body of one operation's requests: decoded once, typed, checked, defaults applied. */
final class RequestReader {
    private static final int DIGITS_OF_ANY_LONG = 18;

    private final Operation operation;
    private final Map<String, Parameter> ofQuery;
    /** Those of the path and the header. */
    private final List<Parameter> others;

    private final List<Parameter> requiredOfQuery;
    private final Map<String, Object> defaults;
    /** What to say of a parameter that there is none of. */
    private final String unknown;

    RequestReader(Operation operation) {
        this.operation = operation;
        this.ofQuery = operation.parameters().stream()
                .filter(parameter -> parameter.in() == Location.QUERY)
                .collect(Collectors.toMap(Parameter::name, Function.identity()));
        this.others = operation.parameters().stream()
                .filter(parameter -> parameter.in() != Location.QUERY)
                .toList();
        this.requiredOfQuery = operation.parameters().stream()
                .filter(parameter -> parameter.in() == Location.QUERY && parameter.required())
                .toList();
        this.defaults = operation.parameters().stream()
                .filter(parameter -> parameter.defaultValue() != null)
                .collect(Collectors.toMap(Parameter::name, Parameter::defaultValue));
        String known = ofQuery.keySet().stream().sorted().collect(Collectors.joining("、"));
        this.unknown = "没有这个参数" + (known.isEmpty() ? "" : "，可用的有 " + known);
    }

    Parameters parameters(RoutingContext ctx) {
        Map<String, Object> values = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Parameter parameter : others) {
            read(parameter, given(parameter, ctx), values, faults);
        }
        Query query = new Query(ctx.request().query());
        while (faults.size() < Schema.MOST_FAULTS && query.next()) {
            Parameter parameter = ofQuery.get(query.name());
            if (parameter == null) {
                faults.add(new Fault(null, query.name(), unknown));
            } else {
                read(parameter, query.value(), values, faults);
            }
        }
        for (Parameter parameter : requiredOfQuery) {
            if (faults.size() < Schema.MOST_FAULTS && !values.containsKey(parameter.name())) {
                faults.add(new Fault(null, parameter.name(), "缺少必填项"));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusals.invalid(faults);
        }
        return new Parameters(values, defaults);
    }

    private static void read(Parameter parameter, List<String> given, Map<String, Object> values, List<Fault> faults) {
        if (given.isEmpty() && parameter.required()) {
            throw Refusals.missingHeader(parameter.name());
        }
        for (String text : given) {
            read(parameter, text, values, faults);
        }
    }

    private static void read(Parameter parameter, String given, Map<String, Object> values, List<Fault> faults) {
        Object value = typed(parameter.type(), given);
        if (values.put(parameter.name(), value) != null) {
            faults.add(new Fault(null, parameter.name(), "只能写一次"));
        } else if (parameter.schema().accepts(value)) {
            if (value instanceof String) {
                Unprintable.in(value).forEach(f -> faults.add(new Fault(null, parameter.name(), f.detail())));
            }
        } else if (parameter.in() == Location.PATH) {
            throw Refusals.noSuchAddress();
        } else {
            parameter.schema().faults(value).forEach(f -> faults.add(new Fault(null, parameter.name(), f.detail())));
        }
    }

    private static List<String> given(Parameter parameter, RoutingContext ctx) {
        return parameter.in() == Location.PATH
                ? List.of(ctx.pathParam(parameter.name()))
                : ctx.request().headers().getAll(parameter.name());
    }

    /** The value in the type that the schema names; text that is not of that type stays text, for the schema to refuse. */
    private static Object typed(String type, String text) {
        return switch (type) {
            case "integer" -> Decimal.isInteger(text) ? integer(text) : text;
            case "number" -> Decimal.isNumber(text) ? (Object) Double.valueOf(text) : text;
            case "boolean" -> text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
            default -> text;
        };
    }

    private static Number integer(String text) {
        if (text.length() <= DIGITS_OF_ANY_LONG) {
            return Long.valueOf(text);
        }
        BigInteger value = new BigInteger(text);
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    /** The body as maps, lists and values that keep the operation's schema. */
    Object body(Buffer raw) {
        Object decoded;
        try {
            decoded = Json.decode(raw);
        } catch (IOException e) {
            throw Refusals.malformed("正文不是正确的 JSON（UTF-8），请检查引号、逗号和括号。");
        }
        Object value = decoded instanceof Map<?, ?> ? new JsonObject(object(decoded)) : decoded;
        if (!operation.body().accepts(value)) {
            throw Refusals.invalid(operation.body().faults(value));
        }
        List<Fault> unprintable = Unprintable.in(decoded);
        if (!unprintable.isEmpty()) {
            throw Refusals.invalid(unprintable);
        }
        return decoded;
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys
    private static Map<String, Object> object(Object decoded) {
        return (Map<String, Object>) decoded;
    }
}
