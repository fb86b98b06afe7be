package cn.servicecircle.rates;

/** Numbers that are shown or hidden together, because one follows from the others. */
enum Block {
    COUNTS,
    /** 响应率. */
    RESPONSE,
    /** 解决率. */
    SOLUTION,
    /** 满意率. */
    SATISFACTION;

    /** Behind how many errands the numbers stand. */
    int denominator(Counts counts) {
        return switch (this) {
            case COUNTS -> counts.get(Measure.FILED);
            case RESPONSE -> counts.get(Measure.ANSWER_DUE);
            case SOLUTION -> counts.get(Measure.SOLVED) + counts.get(Measure.NOT_SOLVED);
            case SATISFACTION -> counts.get(Measure.RATED);
        };
    }
}
