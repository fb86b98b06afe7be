package cn.servicecircle;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A node as {@link Main} serves, whose clock set out at ten o'clock on a working day: what is open, and so what there is to
 * say, depends on the hour, and would make a measurement of the evening another one than that of the morning.
 */
public final class MorningNode {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int TEN = 10;

    private MorningNode() {}

    public static void main(String[] args) throws Exception {
        Config config = ConfigFile.load(Path.of("config/app.yaml"), System.getenv());
        new Commands(
                        Platform.of(config),
                        config,
                        Clock.offset(Clock.system(ZONE), untilMorning(ZonedDateTime.now(ZONE))))
                .serve();
    }

    /** Never back, because what the data set has is not to lie in the future. */
    private static Duration untilMorning(ZonedDateTime now) {
        ZonedDateTime morning = now.toLocalDate().atTime(TEN, 0).atZone(ZONE);
        while (morning.isBefore(now)
                || morning.getDayOfWeek() == DayOfWeek.SATURDAY
                || morning.getDayOfWeek() == DayOfWeek.SUNDAY) {
            morning = morning.plusDays(1);
        }
        return Duration.between(now, morning);
    }
}
