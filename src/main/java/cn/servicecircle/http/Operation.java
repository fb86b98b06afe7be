package cn.servicecircle.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.openapi.contract.Location;
import java.util.List;

/**
 * One operation of the contract, ready to serve.
 *
 * @param path    path template in Vert.x's form, with the server's prefix: {@code /api/v1/errands/:errandId}
 * @param body    what the JSON of the request body must be, or null when it takes none
 * @param uploads the media types of a body that is taken as it is and not as JSON; empty when it takes none
 * @param answers the media types that it may answer with, problems apart
 */
record Operation(
        String id,
        HttpMethod method,
        String path,
        Access access,
        Limit limit,
        List<Parameter> parameters,
        Schema body,
        List<String> uploads,
        List<String> answers) {

    /**
     * One parameter of an operation.
     *
     * @param type         the schema's JSON type: integer, number, boolean or string
     * @param defaultValue the schema's default, or null
     */
    record Parameter(String name, Location in, boolean required, String type, Object defaultValue, Schema schema) {}

    boolean isWrite() {
        return !method.equals(HttpMethod.GET);
    }

    boolean takesUpload() {
        return !uploads.isEmpty();
    }
}
