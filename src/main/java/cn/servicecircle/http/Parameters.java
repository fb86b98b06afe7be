package cn.servicecircle.http;

import java.util.Map;

/**
 * The typed parameters of one request, with the contract's defaults for those that were not sent.
 *
 * @param sent     by name
 * @param defaults of the operation, by name
 */
record Parameters(Map<String, Object> sent, Map<String, Object> defaults) {

    /** Null where it was not sent and has no default. */
    Object get(String name) {
        Object value = sent.get(name);
        return value == null ? defaults.get(name) : value;
    }
}
