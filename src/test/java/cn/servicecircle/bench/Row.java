package cn.servicecircle.bench;

import java.util.Arrays;
import java.util.List;

/**
 * One row of the table.
 *
 * @param title     unique; of an operation it begins with the operation's id
 * @param reference what its requests a second are a ratio to
 * @param requests  gone through again and again
 * @param before    SQL on its data set that makes its requests possible, each of them once; null when they always are
 * @param goals     a quick run leaves out the rows that have none
 */
record Row(
        String title,
        ServerJvm server,
        PreparedData prepared,
        Reference reference,
        List<Request> requests,
        String before,
        List<Goal> goals) {

    static Row of(String title, World.Side side, Reference reference, List<Request> requests, Goal... goals) {
        return new Row(title, side.node(), side.prepared(), reference, requests, null, List.of(goals));
    }

    /** Each request of which changes what it can be sent for but once. */
    static Row once(String title, World.Side side, Reference reference, List<Request> requests, String before) {
        return new Row(title, side.node(), side.prepared(), reference, requests, before, List.of());
    }

    /** A bare server, told as a ratio to the barest. */
    static Row bare(Reference reference, World world, World.Side side, List<Request> requests) {
        ServerJvm server = world.reference(reference);
        return new Row(reference.title, server, side.prepared(), Reference.JSON, requests, null, List.of());
    }

    boolean isOnce() {
        return before != null;
    }

    boolean isBare() {
        return Arrays.stream(Reference.values()).anyMatch(reference -> reference.title.equals(title));
    }

    /** Goals, and what they compare with. */
    boolean isQuick() {
        return !goals.isEmpty() || (isBare() && !title.equals(Reference.ROUTER.title));
    }

    String operationId() {
        return title.split(" ", 2)[0];
    }
}
