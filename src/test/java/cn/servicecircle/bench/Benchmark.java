package cn.servicecircle.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;

/** Measures every operation beside the bare parts that it is made of; see the README. Takes {@code full} or {@code quick}. */
public final class Benchmark {
    private static final Path FOLDER = Path.of("data/bench");

    private static final Duration TO_REPORT = Duration.ofSeconds(15);

    private final Mode mode;
    private final Stores stores;

    private Benchmark(Mode mode, Stores stores) {
        this.mode = mode;
        this.stores = stores;
    }

    public static void main(String[] args) throws Exception {
        try {
            Mode mode = Mode.valueOf(args[0].toUpperCase(Locale.ROOT));
            LoadGenerator.mustBeInstalled();
            try (Stores stores = Stores.start(Files.createDirectories(FOLDER).resolve("servers"))) {
                new Benchmark(mode, stores).run();
            }
            System.exit(0);
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws Exception {
        PreparedData full = PreparedData.of(stores, DataSet.FULL);
        Optional<PreparedData> small =
                mode == Mode.FULL ? Optional.of(PreparedData.of(stores, DataSet.SMALL)) : Optional.empty();
        long until = System.nanoTime() + mode.limit.toNanos();
        endAfter(mode);
        List<Figure> figures = new ArrayList<>();
        StartUp startUp = new StartUp(FOLDER);
        if (mode == Mode.FULL) {
            figures.add(startUp.embedded());
            figures.add(startUp.beside(World.environment(stores, full)));
        }
        try (World world = new World(stores, FOLDER, full, small)) {
            List<Row> all = Operations.of(world);
            Operations.mustBeComplete(stores.vertx(), all);
            List<Row> rows = all.stream()
                    .filter(row -> mode == Mode.FULL || row.isQuick())
                    .toList();
            Rounds rounds = new Rounds(stores, new LoadGenerator(FOLDER.resolve("requests")), rows);
            rounds.warmUp(mode);
            world.pin();
            Map<String, Result> results = rounds.measure(mode.rounds, until - TO_REPORT.toNanos());
            figures.add(Heap.after(world.full().node()));
            report(new Report(rows, results, figures));
        }
    }

    private static void endAfter(Mode mode) {
        TimerTask end = new TimerTask() {
            @Override
            public void run() {
                System.err.println("\nNot done within " + mode.limit.toMinutes() + " minutes, so stopped.");
                System.exit(1);
            }
        };
        new Timer("time limit", true).schedule(end, mode.limit.toMillis());
    }

    private void report(Report report) throws Exception {
        Path file = FOLDER.resolve(mode.name().toLowerCase(Locale.ROOT) + ".tsv");
        System.out.println();
        System.out.println(report.table(Report.read(file)));
        System.out.println("Not measured: " + Operations.LEFT_OUT);
        report.write(file);
        System.out.println("Kept for the next run to compare with: " + file);
    }
}
