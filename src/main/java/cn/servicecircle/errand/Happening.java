package cn.servicecircle.errand;

import cn.servicecircle.http.Json;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/**
 * A step as the staff's work list is told of it: which errand to look at again, and nothing that names anybody.
 *
 * @param id of the event
 */
record Happening(long id, long errandId, String trackingNumber, long stationId, String kind, String state, Instant at) {

    /** In the form of a server-sent event (WHATWG HTML, 9.2). */
    Buffer asServerSentEvent() {
        return Buffer.buffer("id: " + id + "\nevent: errand\ndata: " + Json.encode(this) + "\n\n");
    }
}
