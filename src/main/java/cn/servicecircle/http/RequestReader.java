package cn.servicecircle.http;

import cn.servicecircle.http.Operation.Parameter;
import cn.servicecircle.kernel.Refusal.Fault;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Location;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the parameters and the body of one operation's requests: decoded once, typed, checked, defaults applied. */
final class RequestReader {
    private static final int DIGITS_OF_ANY_LONG = 18;
    private static final int MOST_PARAMETERS = 1024;
    /** What the decoder puts in the place of bytes that are not UTF-8. */
    private static final char NOT_UTF_8 = '\uFFFD';

    private final Operation operation;
    private final Set<String> queryNames;

    RequestReader(Operation operation) {
        this.operation = operation;
        this.queryNames = operation.parameters().stream()
                .filter(parameter -> parameter.in() == Location.QUERY)
                .map(Parameter::name)
                .collect(Collectors.toSet());
    }

    Map<String, Object> parameters(RoutingContext ctx) {
        Map<String, List<String>> query = query(ctx);
        List<Fault> faults = new ArrayList<>();
        for (String name : query.keySet()) {
            if (!queryNames.contains(name)) {
                faults.add(new Fault(null, name, "没有这个参数" + (queryNames.isEmpty() ? "" : "，可用的有 " + names())));
            }
        }
        Map<String, Object> values = new HashMap<>();
        for (Parameter parameter : operation.parameters()) {
            read(parameter, ctx, query, values, faults);
        }
        if (!faults.isEmpty()) {
            throw Refusals.invalid(faults);
        }
        return values;
    }

    private String names() {
        return queryNames.stream().sorted().collect(Collectors.joining("、"));
    }

    private static Map<String, List<String>> query(RoutingContext ctx) {
        if (ctx.request().query() == null) {
            return Map.of();
        }
        try {
            Map<String, List<String>> query = new QueryStringDecoder(
                            ctx.request().query(), StandardCharsets.UTF_8, false, MOST_PARAMETERS, true)
                    .parameters();
            if (isUtf8(query)) {
                return query;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw Refusals.malformed("查询参数的百分号编码不对，应为 UTF-8，例如 % 要写成 %25，+ 要写成 %2B。");
    }

    private static boolean isUtf8(Map<String, List<String>> query) {
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            if (parameter.getKey().indexOf(NOT_UTF_8) >= 0) {
                return false;
            }
            for (String value : parameter.getValue()) {
                if (value.indexOf(NOT_UTF_8) >= 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void read(
            Parameter parameter,
            RoutingContext ctx,
            Map<String, List<String>> query,
            Map<String, Object> values,
            List<Fault> faults) {
        List<String> given = given(parameter, ctx, query);
        if (given.size() > 1) {
            faults.add(new Fault(null, parameter.name(), "只能写一次"));
        } else if (!given.isEmpty()) {
            Object value = typed(parameter.type(), given.get(0));
            if (parameter.schema().accepts(value)) {
                values.put(parameter.name(), value);
                if (value instanceof String) {
                    Unprintable.in(value).forEach(f -> faults.add(new Fault(null, parameter.name(), f.detail())));
                }
            } else if (parameter.in() == Location.PATH) {
                throw Refusals.noSuchAddress();
            } else {
                parameter
                        .schema()
                        .faults(value)
                        .forEach(f -> faults.add(new Fault(null, parameter.name(), f.detail())));
            }
        } else if (parameter.defaultValue() != null) {
            values.put(parameter.name(), parameter.defaultValue());
        } else if (parameter.required() && parameter.in() == Location.HEADER) {
            throw Refusals.missingHeader(parameter.name());
        } else if (parameter.required()) {
            faults.add(new Fault(null, parameter.name(), "缺少必填项"));
        }
    }

    private static List<String> given(Parameter parameter, RoutingContext ctx, Map<String, List<String>> query) {
        return switch (parameter.in()) {
            case PATH -> List.of(ctx.pathParam(parameter.name()));
            case QUERY -> query.getOrDefault(parameter.name(), List.of());
            case HEADER -> ctx.request().headers().getAll(parameter.name());
            default -> List.of();
        };
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
