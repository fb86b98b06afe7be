package cn.servicecircle.walking;

/** Walking speeds on flat ground, in metres a minute. */
public record Paces(double adult, double elder) {

    /** How long so many metres on flat ground take, rounded up. */
    int seconds(double metres, Pace pace) {
        return (int) Math.ceil(metres / metresPerSecond(pace));
    }

    /** How far one gets on flat ground. */
    double metres(int seconds, Pace pace) {
        return seconds * metresPerSecond(pace);
    }

    private double metresPerSecond(Pace pace) {
        return (pace == Pace.ADULT ? adult : elder) / 60;
    }
}
