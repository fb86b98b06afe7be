package cn.servicecircle.http;

import io.vertx.core.http.HttpMethod;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The operations of the contract by path and method. A router would try them one after the other, all of them for the last. */
final class Operations {
    private final PathTree<Map<HttpMethod, Operation>> byPath = new PathTree<>();

    Operations(Collection<Operation> operations) {
        for (Operation operation : operations) {
            byPath.at(operation.path(), HashMap::new).put(operation.method(), operation);
        }
    }

    /**
     * What stands at a path.
     *
     * @param byMethod  never empty
     * @param variables of the path, as they were sent
     */
    record Address(Map<HttpMethod, Operation> byMethod, Map<String, String> variables) {
        /** For the header {@code Allow}. */
        String methods() {
            return byMethod.keySet().stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        }
    }

    /** Null where there is none. */
    Address at(String path) {
        PathTree.Match<Map<HttpMethod, Operation>> found = byPath.find(path);
        return found == null ? null : new Address(found.value(), found.variables());
    }

    /** Whether a request is to be an upload. */
    boolean isUpload(HttpMethod method, String path) {
        Address address = at(path);
        Operation operation = address == null ? null : address.byMethod().get(method);
        return operation != null && operation.takesUpload();
    }
}
