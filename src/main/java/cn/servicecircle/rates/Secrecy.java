package cn.servicecircle.rates;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which numbers may be shown. Whether one is hidden does not depend on how it is asked for: every slice is a part of three
 * lines, and {@link Suppression} hides it in each, or in none.
 *
 * <ul>
 *   <li>the places side by side below an area: a place is hidden with whatever it lies in;
 *   <li>the items at one place;
 *   <li>the months of a calendar year: a stretch of months is hidden when it cuts the hidden months of a year apart, because
 *       two stretches that differ by one month would give it away.
 * </ul>
 *
 * <p>So nothing that is hidden is the difference between a total and its parts, along places, items or months. It does not
 * withstand somebody who sets up equations over places, items and months at once, or who writes down every day what is shown:
 * for that, numbers would have to be blurred, and rates that are not what was counted would serve nobody.
 */
final class Secrecy {
    private final Book book;
    private final Map<Line, Map<Slice, Counts>> lines = new HashMap<>();
    private final Map<Hidden, Set<Slice>> hidden = new HashMap<>();

    private record Line(Slice whole, By by) {}

    private record Hidden(Block block, Line line) {}

    Secrecy(Book book) {
        this.book = book;
    }

    boolean isShown(Block block, Slice slice) {
        return block.denominator(book.sum(slice)) >= Suppression.FEWEST
                && !isHiddenAmongPlaces(block, slice)
                && !isHiddenAmongItems(block, slice)
                && !cutsHiddenMonthsApart(block, slice);
    }

    private boolean isHiddenAmongPlaces(Block block, Slice slice) {
        Optional<Slice> above = book.above(slice.place()).map(slice::at);
        return above.isPresent()
                && (hidden(block, above.get(), By.AREA).contains(slice) || isHiddenAmongPlaces(block, above.get()));
    }

    private boolean isHiddenAmongItems(Block block, Slice slice) {
        return slice.itemId().isPresent()
                && hidden(block, slice.ofAllItems(), By.ITEM).contains(slice);
    }

    private boolean cutsHiddenMonthsApart(Block block, Slice slice) {
        for (int year = slice.from().getYear(); year <= slice.to().getYear(); year++) {
            Set<Slice> months = hidden(block, slice.in(YearMonth.of(year, 1), YearMonth.of(year, 12)), By.MONTH);
            long within = months.stream()
                    .filter(month ->
                            !month.from().isBefore(slice.from()) && !month.to().isAfter(slice.to()))
                    .count();
            if (within != 0 && within != months.size()) {
                return true;
            }
        }
        return false;
    }

    private Set<Slice> hidden(Block block, Slice whole, By by) {
        Line line = new Line(whole, by);
        return hidden.computeIfAbsent(new Hidden(block, line), key -> {
            Map<Slice, Integer> numbers = new LinkedHashMap<>();
            lines.computeIfAbsent(line, asked -> book.parts(whole, by))
                    .forEach((part, counts) -> numbers.put(part, block.denominator(counts)));
            return Suppression.hidden(numbers);
        });
    }
}
