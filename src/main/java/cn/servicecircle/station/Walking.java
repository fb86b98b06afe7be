package cn.servicecircle.station;

/**
 * How long a walk takes when only the straight line is known.
 *
 * @param metresPerMinute walking speed
 * @param detourFactor    how much longer the way is than the straight line
 * @param circleMinutes   how far the circle (10分钟服务圈) reaches
 */
public record Walking(double metresPerMinute, double detourFactor, int circleMinutes) {

    int seconds(double straightMetres) {
        return (int) Math.ceil(straightMetres * detourFactor / metresPerMinute * 60);
    }

    boolean isWithinCircle(int seconds) {
        return seconds <= circleMinutes * 60;
    }
}
