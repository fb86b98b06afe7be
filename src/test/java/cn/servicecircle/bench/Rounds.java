package cn.servicecircle.bench;

import cn.servicecircle.bench.LoadGenerator.Load;
import cn.servicecircle.bench.Result.Round;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures all rows again and again, so that what slows the machine for a while slows all of them. */
final class Rounds {
    private final Stores stores;
    private final LoadGenerator generator;
    private final List<Row> rows;
    private final Map<Row, Path> requests = new LinkedHashMap<>();

    Rounds(Stores stores, LoadGenerator generator, List<Row> rows) throws Exception {
        this.stores = stores;
        this.generator = generator;
        this.rows = rows;
        for (Row row : rows) {
            requests.put(row, generator.write(row.title(), row.requests()));
        }
    }

    void warmUp(Mode mode) throws Exception {
        ProgressBar bar = new ProgressBar("warm-up", rows.size());
        Set<Object> warm = new HashSet<>();
        for (Row row : rows) {
            prepare(row);
            generator.warmUp(
                    row.server().origin(),
                    requests.get(row),
                    row.isOnce(),
                    warm.add(List.of(row.server(), row.reference())) ? mode.firstWarmUpSeconds : mode.warmUpSeconds);
            forgetMessages(row);
            bar.add(1);
        }
    }

    /**
     * By title. One more round comes first and is thrown away: a server new to its load is slow for a second.
     *
     * @param rounds how many at most
     * @param until  by when they must have ended, in {@link System#nanoTime()}: a slow machine is measured in fewer of them
     */
    Map<String, Result> measure(int rounds, long until) throws Exception {
        Map<String, Result> results = new LinkedHashMap<>();
        rows.forEach(row -> results.put(row.title(), new Result()));
        ProgressBar bar = new ProgressBar("measuring", (long) (rounds + 1) * rows.size());
        long took = 0;
        for (int round = 0; round <= rounds && (round < 2 || System.nanoTime() + took < until); round++) {
            long began = System.nanoTime();
            stores.awaitCalm();
            for (Row row : rows) {
                prepare(row);
                Round measured = measure(row);
                if (round > 0) {
                    results.get(row.title()).add(measured);
                }
                forgetMessages(row);
                bar.add(1);
            }
            took = System.nanoTime() - began;
        }
        return results;
    }

    private Round measure(Row row) throws Exception {
        long server = Cpu.microsWithoutCompilers(row.server().pid());
        long store = stores.cpuMicros();
        Load load = generator.run(row.server().origin(), requests.get(row), row.isOnce());
        return new Round(
                load,
                (Cpu.microsWithoutCompilers(row.server().pid()) - server) / (double) load.requests(),
                (stores.cpuMicros() - store) / (double) load.requests());
    }

    private static void prepare(Row row) throws Exception {
        if (row.before() != null) {
            row.prepared().run(row.before());
        }
    }

    /** What waits for WeChat would be sent while the next row is measured. */
    private static void forgetMessages(Row row) throws Exception {
        if (row.reference() == Reference.INSERT) {
            row.prepared().truncate("outbox");
        }
    }
}
