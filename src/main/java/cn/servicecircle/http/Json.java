package cn.servicecircle.http;

import cn.servicecircle.kernel.Refusal.Fault;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** JSON as the contract has it: records to text and back, instants in RFC 3339, nothing for null. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectReader ANY = MAPPER.readerFor(Object.class);

    private Json() {}

    /** The record's JSON text; a {@link Buffer} is JSON already. */
    public static Buffer encode(Object value) {
        if (value instanceof Buffer json) {
            return json;
        }
        try {
            byte[] utf8 = MAPPER.writeValueAsBytes(value);
            return wrapped(utf8, utf8.length);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first bytes themselves, which nobody may change any more: {@link Buffer#buffer(byte[])} would copy them. */
    public static Buffer wrapped(byte[] utf8, int length) {
        return BufferInternal.buffer(Unpooled.wrappedBuffer(utf8, 0, length));
    }

    /**
     * Maps, lists, strings, numbers, booleans; fails with an {@link IOException} on whatever is not one JSON text in UTF-8.
     * Jackson on its own guesses UTF-16 and lets overlong and surrogate bytes pass.
     */
    static Object decode(Buffer json) throws IOException {
        return ANY.readValue(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(json.getBytes()))
                .toString());
    }

    /** The record whose text {@link #encode} once made. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A decoded and validated value as the record it stands for; refused where a text is no day or moment after all. */
    static <T> T convert(Object decoded, Class<T> type) {
        try {
            return MAPPER.convertValue(decoded, type);
        } catch (IllegalArgumentException e) {
            if (e.getCause() instanceof InvalidFormatException wrong) {
                throw Refusals.invalid(List.of(new Fault(pointer(wrong), null, "没有这个日期或时间")));
            }
            throw e;
        }
    }

    private static String pointer(InvalidFormatException wrong) {
        return wrong.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }
}
