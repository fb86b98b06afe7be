package cn.servicecircle.rates;

import cn.servicecircle.kernel.Worded;
import java.util.stream.Stream;

/** Into which parts a slice is divided. */
enum By implements Worded {
    MONTH,
    ITEM,
    /** The areas right below, and the stations in none of them. */
    AREA,
    STATION;

    Stream<Slice> parts(Slice whole, Book book) {
        return switch (this) {
            case MONTH ->
                Stream.iterate(whole.from(), month -> !month.isAfter(whole.to()), month -> month.plusMonths(1))
                        .map(month -> whole.in(month, month));
            case ITEM ->
                whole.itemId().map(item -> Stream.of(whole)).orElseGet(() -> book.items(whole.place()).stream()
                        .map(whole::of));
            case AREA -> book.below(whole.place()).stream().map(whole::at);
            case STATION -> book.stations(whole.place()).map(whole::at);
        };
    }
}
