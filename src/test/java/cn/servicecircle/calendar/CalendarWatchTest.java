package cn.servicecircle.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.SaidAloud;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CalendarWatchTest {
    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final TestClock clock = new TestClock();
    private final Vertx vertx = Vertx.vertx();
    private final SaidAloud log = new SaidAloud();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile WorkCalendar calendar = new WorkCalendar(List.of());
    private final CalendarWatch watch = new CalendarWatch(vertx, this::calendar, 90, clock);

    @AfterEach
    void close() throws Exception {
        watch.stop();
        log.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private WorkCalendar calendar() {
        looks.incrementAndGet();
        return calendar;
    }

    private void lookSomeMoreTimes() {
        int enough = looks.get() + 3;
        Eventually.within(SOON, "looked", () -> looks.get() >= enough);
    }

    private long warnings() {
        return log.said()
                .lines()
                .filter(line -> line.startsWith("WARN the working calendar needs another year: 还没有工作日历"))
                .count();
    }

    @Test
    void itWarnsAtTheStart_andOnceADay() {
        watch.start(OFTEN);
        assertEquals(1, warnings());
        lookSomeMoreTimes();
        assertEquals(1, warnings());
        clock.goOn(Duration.ofDays(1));
        lookSomeMoreTimes();
        assertEquals(2, warnings());
    }

    @Test
    void itIsSilent_whenThisYearAndTheNextAreThere() {
        LocalDate today = LocalDate.now(clock);
        calendar = new WorkCalendar(Stream.of(today, today.plusYears(1))
                .map(day -> new SpecialDay(day, SpecialDay.Kind.OFF, "节"))
                .toList());
        watch.start(OFTEN);
        lookSomeMoreTimes();
        assertEquals("", log.said());
    }

    @Test
    void stopped_itLooksNoMore() throws InterruptedException {
        watch.start(OFTEN);
        watch.stop();
        // What had begun when it stopped.
        Thread.sleep(10 * OFTEN.toMillis());
        int before = looks.get();
        Thread.sleep(20 * OFTEN.toMillis());
        assertEquals(before, looks.get());
    }
}
