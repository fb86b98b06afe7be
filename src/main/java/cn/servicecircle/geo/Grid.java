package cn.servicecircle.geo;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The map in numbered squares of a 200th of a degree (some 500 m), so that an index on one number finds what lies near a
 * point; one on two columns of degrees could use but the first of them.
 */
public final class Grid {
    private static final int SQUARES_A_DEGREE = 200;
    private static final long COLUMNS = 360L * SQUARES_A_DEGREE;
    private static final double METRES_A_DEGREE = 111_195;

    private Grid() {}

    /** The square that the point lies in. */
    public static long square(Point point) {
        return number(column(point.lng()), row(point.lat()));
    }

    /**
     * The squares in which everything lies that is at most so far from the point, and more.
     *
     * @param point  away from the poles and the date line
     * @param metres up to some kilometres
     */
    public static List<Long> around(Point point, double metres) {
        double north = metres / METRES_A_DEGREE;
        double east = north / Math.cos(Math.toRadians(Math.abs(point.lat()) + north));
        return LongStream.rangeClosed(row(point.lat() - north), row(point.lat() + north))
                .flatMap(row -> LongStream.rangeClosed(column(point.lng() - east), column(point.lng() + east))
                        .map(column -> number(column, row)))
                .boxed()
                .toList();
    }

    private static long number(long column, long row) {
        return row * COLUMNS + column;
    }

    private static long column(double lng) {
        return (long) Math.floor((lng + 180) * SQUARES_A_DEGREE);
    }

    private static long row(double lat) {
        return (long) Math.floor((lat + 90) * SQUARES_A_DEGREE);
    }
}
