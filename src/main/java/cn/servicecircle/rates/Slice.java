package cn.servicecircle.rates;

import java.time.YearMonth;
import java.util.Optional;

/**
 * Some of all errands: those of a place and below it, of an item or of all, and filed from one month to another.
 *
 * @param to the last month, included
 */
record Slice(Place place, Optional<Long> itemId, YearMonth from, YearMonth to) {

    Slice at(Place other) {
        return new Slice(other, itemId, from, to);
    }

    Slice of(long item) {
        return new Slice(place, Optional.of(item), from, to);
    }

    Slice ofAllItems() {
        return new Slice(place, Optional.empty(), from, to);
    }

    Slice in(YearMonth first, YearMonth last) {
        return new Slice(place, itemId, first, last);
    }
}
