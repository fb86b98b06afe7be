package cn.servicecircle.http;

import java.util.Map;

/** The typed parameters of one request, with the contract's defaults for those that were not sent. */
final class Parameters {
    private final Map<String, Integer> places;
    private final Object[] values;

    /**
     * @param places of the values, by name
     * @param values null where it was not sent and has no default
     */
    Parameters(Map<String, Integer> places, Object[] values) {
        this.places = places;
        this.values = values;
    }

    /** Null where there is none. */
    Object get(String name) {
        Integer place = places.get(name);
        return place == null ? null : values[place];
    }
}
