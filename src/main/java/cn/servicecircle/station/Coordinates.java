package cn.servicecircle.station;

/** A place as the outside world is told it: degrees, and the datum they are in. */
public record Coordinates(double lng, double lat, Datum datum) {}
