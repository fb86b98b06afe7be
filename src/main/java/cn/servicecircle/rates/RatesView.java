package cn.servicecircle.rates;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * The three rates as the contract shows them.
 *
 * @param asOf  up to when everything has been counted; null while nothing has
 * @param items the parts, when they were asked for
 */
record RatesView(Instant asOf, String from, String to, Row total, List<Row> items) {

    /** @param label whichever part it is */
    record Row(@JsonUnwrapped Label label, Numbers counts, Rate response, Rate solution, Rate satisfaction) {}

    /** All but the name are null where they do not say which part it is. */
    record Label(String name, String month, Long areaId, Long stationId, Long itemId) {}

    /** How many errands are how far; null where that would tell too much about few people. */
    record Numbers(
            Integer filed,
            Integer answered,
            Integer completed,
            Integer closed,
            Integer solved,
            Integer notSolved,
            Integer unanswered,
            Integer refused,
            Integer cancelled) {}

    /** @param percent of the denominator, null where that would tell too much about few people; so is all but the text then */
    record Rate(
            Double percent,
            Integer numerator,
            Integer denominator,
            @JsonUnwrapped Apart apart,
            String text) {}

    /**
     * What is in neither number of a rate, and null where it has nothing to do with it.
     *
     * @param awaited    may still be answered in time
     * @param underway   not completed yet
     * @param unanswered completed, and the principal has not said whether it is solved
     * @param unrated    could be rated
     */
    record Apart(Integer awaited, Integer underway, Integer unanswered, Integer unrated) {}
}
