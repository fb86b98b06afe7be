package cn.servicecircle.rates;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an errand may count as, each a column. The three rates are made of these; {@link Life} says which errand is what. */
enum Measure {
    FILED,
    /** Claimed or refused, whenever. */
    ANSWERED,
    /** Answered within the response limit. */
    ON_TIME,
    /** Answered, or not answered although the response limit is over: all that 响应率 is about. */
    ANSWER_DUE,
    /** Not answered, and the response limit still runs. */
    AWAITED,
    /** Completed at least once, which says nothing about whether it is solved. */
    COMPLETED,
    /** Neither completed yet nor ended without it. */
    UNDERWAY,
    SOLVED,
    NOT_SOLVED,
    /** Completed, and the principal has not said whether it is solved. */
    UNCONFIRMED,
    RATED,
    /** Rated 基本满意 or better. */
    SATISFIED,
    /** Done or closed, and not rated. */
    UNRATED,
    CLOSED,
    REFUSED,
    CANCELLED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Something for each column, separated by commas. */
    static String list(Function<String, String> each) {
        return Arrays.stream(values()).map(Measure::column).map(each).collect(Collectors.joining(", "));
    }
}
