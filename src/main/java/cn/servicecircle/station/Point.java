package cn.servicecircle.station;

/** A place on the ground, in degrees of WGS-84: the only kind of point that is stored or measured with. */
public record Point(double lng, double lat) {}
