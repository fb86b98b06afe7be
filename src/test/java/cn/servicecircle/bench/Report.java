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
    private static final String LINE = "%-46s %9s %6s %8s %8s %7s %10s %8s  %-14s %s%n";
    private static final String NOTES = """

            Medians of %d rounds of %d s, wrk with 64 connections on the same machine. Steer by the two µs columns: processor time for
            each request, of the server and of MariaDB and Redis together; they hardly move with the machine's noise. Requests
            a second and milliseconds do: of those, trust the ratio, which is to the bare row above in the same round.
            Change: of server µs and of stores µs, since the run before on this machine.
            """;

    private final Mode mode;
    private final List<Row> rows;
    private final Map<String, Result> results;
    private final List<Figure> figures;

    Report(Mode mode, List<Row> rows, Map<String, Result> results, List<Figure> figures) {
        this.mode = mode;
        this.rows = rows;
        this.results = results;
        this.figures = figures;
    }

    String table(Map<String, Micros> before) {
        StringBuilder table = new StringBuilder();
        table.append(LINE.formatted(
                "", "req/s", "ratio", "p50 ms", "p99 ms", "errors", "server µs", "db µs", "change", "goals"));
        rows.forEach(row -> table.append(line(row, before.get(row.title()))));
        table.append(System.lineSeparator());
        figures.forEach(figure -> table.append("%-72s %8.2f %-4s %s ≤ %.1f%n"
                .formatted(figure.title(), figure.value(), figure.unit(), mark(figure.isMet()), figure.most())));
        return table.append(NOTES.formatted(mode.rounds, LoadGenerator.SECONDS)).toString();
    }

    private String line(Row row, Micros before) {
        Result result = results.get(row.title());
        return LINE.formatted(
                row.title(),
                "%,.0f".formatted(result.perSecond()),
                "%.2f".formatted(result.ratioTo(results.get(row.reference().title))),
                "%.1f".formatted(result.p50Millis()),
                "%.1f".formatted(result.p99Millis()),
                result.errors(),
                "%.1f".formatted(result.serverMicros()),
                "%.1f".formatted(result.storeMicros()),
                before == null ? "" : Micros.of(result).since(before),
                row.goals().stream()
                        .map(goal -> mark(goal.isMet().test(result, results)) + " " + goal.words())
                        .collect(Collectors.joining(", ")));
    }

    private static String mark(boolean met) {
        return met ? "ok" : "MISS";
    }

    /** Server and stores, in µs for each request. */
    record Micros(double server, double stores) {
        static Micros of(Result result) {
            return new Micros(result.serverMicros(), result.storeMicros());
        }

        private String since(Micros before) {
            return percent(server, before.server) + " " + percent(stores, before.stores);
        }

        /** Nothing where there is too little to compare. */
        private static String percent(double now, double before) {
            return before < 1 ? "–" : "%+.0f%%".formatted(100 * (now - before) / before);
        }
    }

    /** What a run left behind; empty when there was none. */
    static Map<String, Micros> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toMap(
                            fields -> fields[0],
                            fields -> new Micros(Double.parseDouble(fields[6]), Double.parseDouble(fields[7]))));
        }
    }

    void write(Path file) throws IOException {
        String head = "row\treq/s\tratio\tp50 ms\tp99 ms\terrors\tserver µs\tdb µs";
        Files.write(
                file,
                Stream.concat(Stream.of(head), rows.stream().map(this::fields)).toList());
    }

    private String fields(Row row) {
        Result result = results.get(row.title());
        return "%s\t%.0f\t%.3f\t%.2f\t%.2f\t%d\t%.2f\t%.2f"
                .formatted(
                        row.title(),
                        result.perSecond(),
                        result.ratioTo(results.get(row.reference().title)),
                        result.p50Millis(),
                        result.p99Millis(),
                        result.errors(),
                        result.serverMicros(),
                        result.storeMicros());
    }
}
