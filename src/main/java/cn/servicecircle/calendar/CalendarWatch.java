package cn.servicecircle.calendar;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says months ahead that the working calendar ends: to whoever asks for the health, and once a day in the log. */
public final class CalendarWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarWatch.class);
    /** So often that a new day, and a new calendar, are noticed within the hour. */
    private static final Duration LOOK_EVERY = Duration.ofHours(1);

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final Supplier<WorkCalendar> calendar;
    private final int warnDays;
    private final Clock clock;
    private volatile long timer = NO_TIMER;
    private volatile LocalDate warned;

    /**
     * @param warnDays warns when the calendar knows fewer days than these from today on
     * @param clock    in the zone of the calendar's days
     */
    public CalendarWatch(Vertx vertx, Supplier<WorkCalendar> calendar, int warnDays, Clock clock) {
        this.vertx = vertx;
        this.calendar = calendar;
        this.warnDays = warnDays;
        this.clock = clock;
    }

    /** To be called when the calendar has been loaded. */
    public void start() {
        start(LOOK_EVERY);
    }

    void start(Duration lookEvery) {
        warnIfNotYetToday();
        timer = vertx.setPeriodic(lookEvery.toMillis(), tick -> warnIfNotYetToday());
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    public Outlook outlook() {
        return Outlook.of(calendar.get(), LocalDate.now(clock), warnDays);
    }

    private void warnIfNotYetToday() {
        LocalDate today = LocalDate.now(clock);
        String warning = outlook().warning();
        if (warning != null && !today.equals(warned)) {
            warned = today;
            LOG.warn("the working calendar needs another year: {}", warning);
        }
    }
}
