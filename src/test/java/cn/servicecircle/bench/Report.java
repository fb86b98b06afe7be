package cn.servicecircle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table, for people and as a file, beside what the run before said. */
final class Report {
    private static final String LINE = "%-46s %9s %6s %8s %8s %7s %10s %8s %7s %7s  %s%n";
    private static final String NOTES = """

            Medians of %d rounds of %d s; wrk, 64 connections, same machine. Each server is one event loop on a core of its own.
            µs: processor time for each request, of the server (without its JIT compilers) and of MariaDB and Redis together.
            × bare: both µs together, by what the bare row above took in the same round. Steer by this one: it hardly moves with the
            machine's noise, while requests a second and milliseconds do. ratio: requests a second by the bare row's, likewise.
            change: of × bare since the run before.
            """;

    private final List<Row> rows;
    private final Map<String, Result> results;
    private final List<Figure> figures;

    Report(List<Row> rows, Map<String, Result> results, List<Figure> figures) {
        this.rows = rows;
        this.results = results;
        this.figures = figures;
    }

    String table(Map<String, Double> before) {
        StringBuilder table = new StringBuilder();
        table.append(LINE.formatted(
                "", "req/s", "ratio", "p50 ms", "p99 ms", "errors", "server µs", "db µs", "× bare", "change", "goals"));
        rows.forEach(row -> table.append(line(row, before.get(row.title()))));
        table.append(System.lineSeparator());
        figures.forEach(figure -> table.append("%-72s %8.2f %-4s %s ≤ %.1f%n"
                .formatted(figure.title(), figure.value(), figure.unit(), mark(figure.isMet()), figure.most())));
        return table.append(NOTES.formatted(results.get(rows.get(0).title()).rounds(), LoadGenerator.SECONDS))
                .toString();
    }

    private String line(Row row, Double before) {
        Result result = results.get(row.title());
        Result reference = results.get(row.reference().title);
        double cost = result.costOf(reference);
        return LINE.formatted(
                row.title(),
                "%,.0f".formatted(result.perSecond()),
                "%.2f".formatted(result.ratioTo(reference)),
                "%.1f".formatted(result.p50Millis()),
                "%.1f".formatted(result.p99Millis()),
                result.errors(),
                "%.1f".formatted(result.serverMicros()),
                "%.1f".formatted(result.storeMicros()),
                "%.2f".formatted(cost),
                before == null ? "" : "%+.0f %%".formatted(100 * (cost / before - 1)),
                row.goals().stream()
                        .map(goal -> mark(goal.isMet().test(result, results)) + " " + goal.words())
                        .collect(Collectors.joining(", ")));
    }

    private static String mark(boolean met) {
        return met ? "ok" : "MISS";
    }

    /** Each row's × bare, as a run left it; empty when there was none. */
    static Map<String, Double> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toMap(fields -> fields[0], fields -> Double.valueOf(fields[8])));
        }
    }

    void write(Path file) throws IOException {
        String head = "row\treq/s\tratio\tp50 ms\tp99 ms\terrors\tserver µs\tdb µs\t× bare";
        Files.write(
                file,
                Stream.concat(Stream.of(head), rows.stream().map(this::fields)).toList());
    }

    private String fields(Row row) {
        Result result = results.get(row.title());
        Result reference = results.get(row.reference().title);
        return "%s\t%.0f\t%.3f\t%.2f\t%.2f\t%d\t%.2f\t%.2f\t%.3f"
                .formatted(
                        row.title(),
                        result.perSecond(),
                        result.ratioTo(reference),
                        result.p50Millis(),
                        result.p99Millis(),
                        result.errors(),
                        result.serverMicros(),
                        result.storeMicros(),
                        result.costOf(reference));
    }
}
