package cn.servicecircle.http;

/**
 * An answer that is more than 200 with a value.
 *
 * @param location of what was created, relative to the contract's prefix ({@code /errands/1}), or null
 * @param body     a record, a {@link io.vertx.core.buffer.Buffer} of JSON, a {@link Content}, or null for none
 */
public record Reply(int status, String location, Object body) {

    public static Reply created(String location, Object body) {
        return new Reply(201, location, body);
    }

    public static Reply created(Object body) {
        return new Reply(201, null, body);
    }

    /** What a handler's value means: a reply is itself, a value 200, null 204. */
    static Reply of(Object value) {
        if (value instanceof Reply reply) {
            return reply;
        }
        return new Reply(value == null ? 204 : 200, null, value);
    }
}
