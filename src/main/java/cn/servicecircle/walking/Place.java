package cn.servicecircle.walking;

/**
 * A point on an edge of the streets.
 *
 * @param fromBase metres along the edge, from its base
 * @param aside    metres from the point that was looked for
 */
public record Place(int edge, int base, int end, double fromBase, double aside) {}
