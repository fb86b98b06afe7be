package cn.servicecircle.geo;

import cn.servicecircle.kernel.Worded;

/** The coordinate system (坐标系) in which somebody speaks of a place: WGS-84 as GPS does, or GCJ-02 as China's maps do. */
public enum Datum implements Worded {
    WGS84("wgs84") {
        @Override
        public Point toWgs84(double lng, double lat) {
            return new Point(lng, lat);
        }

        @Override
        public Coordinates fromWgs84(Point point) {
            return new Coordinates(point.lng(), point.lat(), this);
        }
    },
    GCJ02("gcj02") {
        @Override
        public Point toWgs84(double lng, double lat) {
            return Gcj02.decode(lng, lat);
        }

        @Override
        public Coordinates fromWgs84(Point point) {
            return Gcj02.encode(point.lng(), point.lat());
        }
    };

    private final String word;

    Datum(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /** The point that is meant by these degrees of this datum; exact to 5 cm. */
    public abstract Point toWgs84(double lng, double lat);

    /** The point in degrees of this datum. */
    public abstract Coordinates fromWgs84(Point point);
}
