package cn.servicecircle.bench;

import cn.servicecircle.bench.LoadGenerator.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The rounds of one row, told by their medians. */
final class Result {
    private final List<Round> rounds = new ArrayList<>();

    /** @param serverMicros processor time of the server, and {@code storeMicros} of MariaDB and Redis, for each request */
    record Round(Load load, double serverMicros, double storeMicros) {
        private double perSecond() {
            return load.perSecond();
        }

        private double allMicros() {
            return serverMicros + storeMicros;
        }
    }

    void add(Round round) {
        rounds.add(round);
    }

    int rounds() {
        return rounds.size();
    }

    double perSecond() {
        return median(Round::perSecond);
    }

    double p50Millis() {
        return median(round -> round.load().p50Millis());
    }

    double p99Millis() {
        return median(round -> round.load().p99Millis());
    }

    double serverMicros() {
        return median(Round::serverMicros);
    }

    double storeMicros() {
        return median(Round::storeMicros);
    }

    double allMicros() {
        return median(Round::allMicros);
    }

    /** Of all rounds. */
    long errors() {
        return rounds.stream().mapToLong(round -> round.load().errors()).sum();
    }

    /** Requests a second by the reference's. */
    double ratioTo(Result reference) {
        return median(reference, Round::perSecond);
    }

    /** Processor time for a request, of server and stores together, by the reference's. */
    double costOf(Result reference) {
        return median(reference, Round::allMicros);
    }

    /** Round by round, because what slows a machine slows neighbours alike. */
    private double median(Result reference, ToDoubleFunction<Round> figure) {
        return middle(IntStream.range(0, rounds.size())
                .mapToDouble(i -> figure.applyAsDouble(rounds.get(i)) / figure.applyAsDouble(reference.rounds.get(i)))
                .sorted()
                .toArray());
    }

    private double median(ToDoubleFunction<Round> figure) {
        return middle(rounds.stream().mapToDouble(figure).sorted().toArray());
    }

    private static double middle(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
