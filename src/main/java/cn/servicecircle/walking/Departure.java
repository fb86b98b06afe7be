package cn.servicecircle.walking;

/** The beginning of a search: from the middle of an edge to its ends. */
final class Departure {
    private Departure() {}

    static void from(Streets streets, Place start, Frontier frontier) {
        double slowness = streets.slowness[start.edge()];
        if (streets.isWalkedBackward(start.edge())) {
            frontier.offer(start.base(), start.aside() + start.fromBase() * slowness, start.aside() + start.fromBase());
        }
        if (streets.isWalkedForward(start.edge())) {
            double rest = streets.metres[start.edge()] - start.fromBase();
            frontier.offer(start.end(), start.aside() + rest * slowness, start.aside() + rest);
        }
    }
}
