package cn.servicecircle.http;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Refusal.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** One request that kept the contract: its caller, its parameters and its body, typed. */
public final class Call {
    private final HttpServerRequest request;
    private final Caller caller;
    private final Parameters parameters;
    private final Buffer rawBody;
    private final Object body;
    private final Upload upload;

    Call(HttpServerRequest request, Caller caller, Parameters parameters, Buffer raw, Object body, Upload upload) {
        this.request = request;
        this.caller = caller;
        this.parameters = parameters;
        this.rawBody = raw;
        this.body = body;
        this.upload = upload;
    }

    /** The signed-in person; {@link Caller#ANYBODY} where the contract lets anyone call and nobody said who they are. */
    public Caller caller() {
        return caller;
    }

    /** The session's token; null for somebody who did not sign in. */
    public String token() {
        return caller.isAnybody() ? null : Gatekeeper.token(request);
    }

    /** A required integer parameter, of path or query. */
    public long id(String name) {
        return ((Number) parameters.get(name)).longValue();
    }

    /** An optional integer parameter. */
    public Optional<Long> optionalId(String name) {
        return Optional.ofNullable((Number) parameters.get(name)).map(Number::longValue);
    }

    /** A required number. */
    public double number(String name) {
        return ((Number) parameters.get(name)).doubleValue();
    }

    /** A required string, or one with a default in the contract. */
    public String text(String name) {
        return (String) parameters.get(name);
    }

    /** An optional string. */
    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(text(name));
    }

    /** An optional number. */
    public Optional<Double> optionalNumber(String name) {
        return Optional.ofNullable((Number) parameters.get(name)).map(Number::doubleValue);
    }

    /** An optional day; one that the calendar does not have is refused. */
    public Optional<LocalDate> optionalDate(String name) {
        return optionalText(name).map(day -> {
            try {
                return LocalDate.parse(day);
            } catch (DateTimeParseException e) {
                throw Refusals.invalid(List.of(new Fault(null, name, "没有这一天，应写成 2026-05-09")));
            }
        });
    }

    /** An optional minute of local time; one on a day that the calendar does not have is refused. */
    public Optional<LocalDateTime> optionalLocalTime(String name) {
        return optionalText(name).map(minute -> {
            try {
                return LocalDateTime.parse(minute);
            } catch (DateTimeParseException e) {
                throw Refusals.invalid(List.of(new Fault(null, name, "没有这个时间，应写成 2026-05-09T09:30")));
            }
        });
    }

    /** A boolean with a default in the contract. */
    public boolean flag(String name) {
        return (Boolean) parameters.get(name);
    }

    /** The parameters {@code after} and {@code limit}. */
    public Page page() {
        return new Page(optionalId("after").orElse(null), (int) id("limit"));
    }

    /** The body as the record that stands for its schema. */
    public <T> T body(Class<T> type) {
        return Json.convert(body, type);
    }

    /** The body of an operation that takes one as it is, and not as JSON. */
    public Upload upload() {
        return upload;
    }

    /** The {@code Idempotency-Key}, where the client sent one. */
    public Optional<String> idempotencyKey() {
        return optionalText("Idempotency-Key");
    }

    /**
     * What tells one request from another under the same key: method, address and body, byte for byte. Of an upload there
     * is only its digest, once it was written.
     */
    public Buffer fingerprintMaterial() {
        Buffer material = Buffer.buffer(request.method() + " " + request.uri() + "\n");
        if (upload != null) {
            return material.appendBytes(upload.sha256());
        }
        return rawBody == null ? material : material.appendBuffer(rawBody);
    }
}
