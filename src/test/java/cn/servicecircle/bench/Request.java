package cn.servicecircle.bench;

/**
 * One request of a list that the load generator goes through.
 *
 * @param path  with its query; where path or body hold {@code {{unique}}}, each sending puts something new there, and a
 *              body then goes with a new {@code Idempotency-Key}
 * @param token of a session, empty for none
 * @param body  JSON, empty for none
 */
record Request(String method, String path, String token, String body) {

    static Request get(String path) {
        return new Request("GET", path, "", "");
    }

    static Request get(String path, String token) {
        return new Request("GET", path, token, "");
    }

    static Request post(String path, String token, String body) {
        return new Request("POST", path, token, body);
    }

    String line() {
        return String.join("\t", method, path, token, body);
    }
}
