package cn.servicecircle.rates;

import cn.servicecircle.rates.RatesView.Row;
import cn.servicecircle.snapshot.Snapshot;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells the three rates of a slice and of its parts, from memory; in the order of their names, never of their numbers. */
public final class Rates {
    private static final Comparator<Row> BY_MONTH_OR_NAME = Comparator.comparing(
            row -> Objects.requireNonNullElse(row.label().month(), row.label().name()));

    private final Snapshot<Book> book;
    private final Labels labels;

    public Rates(Snapshot<Book> book, Labels labels) {
        this.book = book;
        this.labels = labels;
    }

    /** @param by into which parts; none for the whole alone */
    RatesView of(Slice whole, Optional<By> by) {
        Book counted = book.get();
        Secrecy secrecy = new Secrecy(counted);
        return new RatesView(
                counted.asOf(),
                whole.from().toString(),
                whole.to().toString(),
                Words.row(labels.whole(whole), counted.sum(whole), those(block -> secrecy.isShown(block, whole))),
                by.map(into -> rows(counted.parts(whole, into), into, secrecy)).orElse(null));
    }

    private List<Row> rows(Map<Slice, Counts> parts, By by, Secrecy secrecy) {
        Map<Block, Set<Slice>> hidden = new EnumMap<>(Block.class);
        for (Block block : Block.values()) {
            hidden.put(block, hidden(block, parts, secrecy));
        }
        return parts.entrySet().stream()
                .map(part ->
                        Words.row(labels.part(part.getKey(), by), part.getValue(), those(block -> !hidden.get(block)
                                .contains(part.getKey()))))
                .sorted(BY_MONTH_OR_NAME)
                .toList();
    }

    /** What is hidden for reasons outside of this table must not be what is left when the rest of it is subtracted. */
    private static Set<Slice> hidden(Block block, Map<Slice, Counts> parts, Secrecy secrecy) {
        Map<Slice, Integer> line = new LinkedHashMap<>();
        parts.forEach((part, counts) -> line.put(part, block.denominator(counts)));
        Set<Slice> anyway = parts.keySet().stream()
                .filter(part -> !secrecy.isShown(block, part))
                .collect(Collectors.toSet());
        return Suppression.hidden(line, anyway);
    }

    private static Set<Block> those(Predicate<Block> shown) {
        Set<Block> blocks = EnumSet.allOf(Block.class);
        blocks.removeIf(shown.negate());
        return blocks;
    }
}
