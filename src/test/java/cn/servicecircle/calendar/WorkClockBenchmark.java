package cn.servicecircle.calendar;

import cn.servicecircle.calendar.SpecialDay.Kind;
import cn.servicecircle.calendar.WorkClock.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A request's limit of 20 working days that was paused twice: what each row of a page of requests asks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WorkClockBenchmark {
    private static final int REQUESTS = 1 << 10;
    private static final int WORKDAYS = 20;

    private final WorkClock clock = new WorkClock(threeYears(), ZoneId.of("Asia/Shanghai"));
    private final Request[] requests = IntStream.range(0, REQUESTS)
            .mapToObj(i -> Request.filed(Instant.parse("2026-01-05T02:00:00Z").plus(Duration.ofHours(17L * i))))
            .toArray(Request[]::new);
    private int next;

    private record Request(Instant filed, List<Pause> pauses, Instant now) {
        static Request filed(Instant at) {
            return new Request(at, List.of(pause(at, 1, 4), pause(at, 9, 16)), at.plus(Duration.ofDays(21)));
        }

        private static Pause pause(Instant filed, int fromDay, int toDay) {
            return new Pause(filed.plus(Duration.ofDays(fromDay)), filed.plus(Duration.ofDays(toDay)));
        }
    }

    /** 2026 to 2028, each with its first week of May and of October free. */
    private static WorkCalendar threeYears() {
        return new WorkCalendar(IntStream.rangeClosed(2026, 2028)
                .boxed()
                .flatMap(year -> Stream.of(LocalDate.of(year, 5, 1), LocalDate.of(year, 10, 1)))
                .flatMap(first -> first.datesUntil(first.plusDays(7)))
                .map(day -> new SpecialDay(day, Kind.OFF, "节"))
                .toList());
    }

    @Benchmark
    public Duration running() {
        Request request = requests[next++ % REQUESTS];
        return clock.running(request.filed, request.pauses, request.now);
    }

    @Benchmark
    public LocalDate lastDay() {
        Request request = requests[next++ % REQUESTS];
        return clock.lastDay(request.filed, WORKDAYS, request.pauses);
    }
}
