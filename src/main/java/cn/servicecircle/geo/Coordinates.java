package cn.servicecircle.geo;

/** A place as the outside world is told it: degrees, and the datum they are in. */
public record Coordinates(double lng, double lat, Datum datum) {

    /** To a millionth of a degree, about 0.1 m. */
    public Coordinates rounded() {
        return new Coordinates(Math.rint(lng * 1e6) / 1e6, Math.rint(lat * 1e6) / 1e6, datum);
    }
}
