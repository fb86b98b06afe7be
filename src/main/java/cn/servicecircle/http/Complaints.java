package cn.servicecircle.http;

import io.vertx.core.json.JsonArray;
import java.util.stream.Collectors;

/** What to say to people about a JSON Schema keyword that does not hold. */
final class Complaints {
    /** Something to see: neither any space of Unicode's nor a zero-width character. */
    static final String NOT_BLANK = "[^\\s\\p{Z}\\p{Cf}]";

    private Complaints() {}

    /** Null for keywords that only gather what others say. */
    static String of(String keyword, Object wanted) {
        return switch (keyword) {
            case "type" -> "应为" + typeName(String.valueOf(wanted));
            case "minimum" -> "不能小于 " + wanted;
            case "maximum" -> "不能大于 " + wanted;
            case "minLength" -> "至少 " + wanted + " 个字";
            case "maxLength" -> "最多 " + wanted + " 个字";
            case "minItems" -> "至少 " + wanted + " 项";
            case "maxItems" -> "最多 " + wanted + " 项";
            case "pattern" -> wanted.equals(NOT_BLANK) ? "不能只有空格" : "格式不对，应符合 " + wanted;
            case "enum" ->
                "只能是 " + ((JsonArray) wanted).stream().map(String::valueOf).collect(Collectors.joining("、")) + " 之一";
            case "format" -> "格式不对，应为 " + wanted;
            case "additionalProperties" -> "不认识这一项，请核对名称";
            default -> null;
        };
    }

    private static String typeName(String type) {
        return switch (type) {
            case "integer" -> "整数";
            case "number" -> "数字";
            case "string" -> "文字";
            case "boolean" -> " true 或 false";
            case "array" -> "数组";
            default -> " JSON 对象";
        };
    }
}
