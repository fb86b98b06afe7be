package cn.servicecircle.bench;

import java.util.List;

/**
 * One row of the table.
 *
 * @param title     unique; of an operation it begins with the operation's id
 * @param reference what its requests a second are a ratio to
 * @param requests  gone through again and again; when {@code once}, each is sent but once in a run
 * @param before    SQL on its data set that makes its requests possible again, or null when they always are
 * @param goals     of PERFORMANCE; a quick run leaves out the rows that have none
 */
record Row(
        String title,
        ServerJvm server,
        PreparedData prepared,
        Reference reference,
        List<Request> requests,
        boolean once,
        String before,
        List<Goal> goals) {

    static Row of(String title, World.Side side, Reference reference, List<Request> requests, Goal... goals) {
        return new Row(title, side.node(), side.prepared(), reference, requests, false, null, List.of(goals));
    }

    /** Each request of which changes what it can be sent for but once. */
    static Row once(
            String title, World.Side side, Reference reference, String before, List<Request> requests, Goal... goals) {
        return new Row(title, side.node(), side.prepared(), reference, requests, true, before, List.of(goals));
    }

    /** A bare server, told as a ratio to the barest. */
    static Row bare(Reference reference, World world, List<Request> requests) {
        return new Row(
                reference.title,
                world.references().get(reference),
                world.full().prepared(),
                Reference.JSON,
                requests,
                false,
                null,
                List.of());
    }

    /** Goals, and what they compare with. */
    boolean isQuick() {
        return !goals.isEmpty() || title.startsWith("bare") && !title.equals(Reference.ROUTER.title);
    }
}
