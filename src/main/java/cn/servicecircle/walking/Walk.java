package cn.servicecircle.walking;

/**
 * A way on foot.
 *
 * @param destination its index among the destinations
 * @param metres      on foot
 * @param seconds     rounded up
 */
public record Walk(int destination, double metres, int seconds) {}
