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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the parameters and the body of one operation's requests: decoded once, typed, checked, defaults applied. */
final class RequestReader {
    private static final int DIGITS_OF_ANY_LONG = 18;

    private final Operation operation;
    private final Parameter[] parameters;
    /** Of the parameters, by name. */
    private final Map<String, Integer> places;

    private final Object[] defaults;
    /** What to say of a parameter that there is none of. */
    private final String unknown;

    RequestReader(Operation operation) {
        this.operation = operation;
        this.parameters = operation.parameters().toArray(Parameter[]::new);
        this.places = IntStream.range(0, parameters.length)
                .boxed()
                .collect(Collectors.toMap(place -> parameters[place].name(), Function.identity()));
        this.defaults = Arrays.stream(parameters).map(Parameter::defaultValue).toArray();
        String known = Arrays.stream(parameters)
                .filter(RequestReader::isOfQuery)
                .map(Parameter::name)
                .sorted()
                .collect(Collectors.joining("、"));
        this.unknown = "没有这个参数" + (known.isEmpty() ? "" : "，可用的有 " + known);
    }

    private static boolean isOfQuery(Parameter parameter) {
        return parameter.in() == Location.QUERY;
    }

    Parameters parameters(RoutingContext ctx) {
        Object[] values = new Object[parameters.length];
        List<Fault> faults = new ArrayList<>();
        readOthers(ctx, values, faults);
        readQuery(ctx, values, faults);
        fillIn(values, faults);
        if (!faults.isEmpty()) {
            throw Refusals.invalid(faults);
        }
        return new Parameters(places, values);
    }

    private void fillIn(Object[] values, List<Fault> faults) {
        for (int place = 0; place < values.length; place++) {
            if (values[place] == null) {
                values[place] = defaults[place];
                if (parameters[place].required() && faults.size() < Schema.MOST_FAULTS) {
                    faults.add(new Fault(null, parameters[place].name(), "缺少必填项"));
                }
            }
        }
    }

    /** Those of the path and the header. */
    private void readOthers(RoutingContext ctx, Object[] values, List<Fault> faults) {
        for (int place = 0; place < parameters.length; place++) {
            if (isOfQuery(parameters[place])) {
                continue;
            }
            List<String> given = given(parameters[place], ctx);
            if (given.isEmpty() && parameters[place].required()) {
                throw Refusals.missingHeader(parameters[place].name());
            }
            for (String text : given) {
                read(place, text, values, faults);
            }
        }
    }

    private void readQuery(RoutingContext ctx, Object[] values, List<Fault> faults) {
        Query query = new Query(ctx.request().query());
        while (faults.size() < Schema.MOST_FAULTS && query.next()) {
            int place = place(query);
            if (place < 0) {
                faults.add(new Fault(null, query.name(), unknown));
            } else {
                read(place, query.value(), values, faults);
            }
        }
    }

    /** Below zero where there is no such parameter. */
    private int place(Query query) {
        for (int place = 0; place < parameters.length; place++) {
            if (query.isNamed(parameters[place].name()) && isOfQuery(parameters[place])) {
                return place;
            }
        }
        return -1;
    }

    private void read(int place, String given, Object[] values, List<Fault> faults) {
        Parameter parameter = parameters[place];
        Object value = typed(parameter.type(), given);
        boolean isFirst = values[place] == null;
        values[place] = value;
        if (!isFirst) {
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
