package cn.servicecircle.opendata;

import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which service requests somebody asks for, by the rules of GeoReport v2. A parameter that is empty is none.
 *
 * @param numbers when there are any, nothing else counts
 * @param items   of which 事项; empty for all
 * @param over    only those that have ended, or only those that have not; empty for both
 */
record RequestFilter(
        List<String> numbers,
        List<Long> items,
        Optional<Boolean> over,
        Instant from,
        Instant to,
        int page,
        int pageSize) {

    private static final String CENTURY = "20";
    private static final Duration SPAN = Duration.ofDays(90);

    static RequestFilter of(Call call, Instant now) {
        Optional<Instant> start = instant(call, "start_date");
        Optional<Instant> end = instant(call, "end_date");
        Instant to = end.orElseGet(() -> start.map(from -> from.plus(SPAN)).orElse(now));
        Instant from = start.orElseGet(() -> to.minus(SPAN));
        if (from.isAfter(to) || from.plus(SPAN).isBefore(to)) {
            throw invalid("end_date", "要晚于 start_date，而且相差最多 90 天");
        }
        return new RequestFilter(
                list(call, "service_request_id"),
                list(call, "service_code").stream().map(Long::valueOf).toList(),
                over(list(call, "status")),
                from,
                to,
                (int) call.id("page"),
                (int) call.id("page_size"));
    }

    private static Optional<Boolean> over(List<String> statuses) {
        boolean closed = statuses.contains("closed");
        return statuses.isEmpty() || (closed && statuses.contains("open")) ? Optional.empty() : Optional.of(closed);
    }

    private static List<String> list(Call call, String name) {
        return call.optionalText(name).filter(text -> !text.isEmpty()).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .distinct()
                .toList();
    }

    private static Optional<Instant> instant(Call call, String name) {
        return call.optionalText(name).filter(text -> !text.isEmpty()).map(text -> parsed(text)
                .orElseThrow(() -> invalid(name, "应写成 2026-11-23T00:00:00Z 这样，时区写成 %2B08:00 也行")));
    }

    /** Java knows years that no database does. */
    private static Optional<Instant> parsed(String text) {
        try {
            return text.startsWith(CENTURY)
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Refusal invalid(String parameter, String detail) {
        return Refusal.invalid("open-data:dates", "日期不对", List.of(new Fault(null, parameter, detail)));
    }
}
