package cn.servicecircle.rates;

import static cn.servicecircle.rates.Measure.ANSWERED;
import static cn.servicecircle.rates.Measure.AWAITED;
import static cn.servicecircle.rates.Measure.CANCELLED;
import static cn.servicecircle.rates.Measure.CLOSED;
import static cn.servicecircle.rates.Measure.COMPLETED;
import static cn.servicecircle.rates.Measure.FILED;
import static cn.servicecircle.rates.Measure.NOT_SOLVED;
import static cn.servicecircle.rates.Measure.ON_TIME;
import static cn.servicecircle.rates.Measure.REFUSED;
import static cn.servicecircle.rates.Measure.SATISFIED;
import static cn.servicecircle.rates.Measure.SOLVED;
import static cn.servicecircle.rates.Measure.UNCONFIRMED;
import static cn.servicecircle.rates.Measure.UNDERWAY;
import static cn.servicecircle.rates.Measure.UNRATED;

import cn.servicecircle.rates.RatesView.Apart;
import cn.servicecircle.rates.RatesView.Label;
import cn.servicecircle.rates.RatesView.Numbers;
import cn.servicecircle.rates.RatesView.Rate;
import cn.servicecircle.rates.RatesView.Row;
import java.util.Set;

/** Puts counts into words, as far as they are shown. */
final class Words {
    private static final String HIDDEN = "不足 5 件，不显示；能推算出这样的数的，也不显示";

    private Words() {}

    static Row row(Label label, Counts counts, Set<Block> shown) {
        return new Row(
                label,
                numbers(counts, shown),
                shown.contains(Block.RESPONSE) ? response(counts) : hidden(),
                shown.contains(Block.SOLUTION) ? solution(counts) : hidden(),
                shown.contains(Block.SATISFACTION) ? satisfaction(counts) : hidden());
    }

    private static Numbers numbers(Counts counts, Set<Block> shown) {
        Counter all = measure -> shown.contains(Block.COUNTS) ? counts.get(measure) : null;
        Counter ofResponse = measure -> shown.contains(Block.RESPONSE) ? all.of(measure) : null;
        Counter ofSolution = measure -> shown.contains(Block.SOLUTION) ? all.of(measure) : null;
        return new Numbers(
                all.of(FILED),
                ofResponse.of(ANSWERED),
                all.of(COMPLETED),
                all.of(CLOSED),
                ofSolution.of(SOLVED),
                ofSolution.of(NOT_SOLVED),
                ofSolution.of(UNCONFIRMED),
                all.of(REFUSED),
                all.of(CANCELLED));
    }

    private interface Counter {
        Integer of(Measure measure);
    }

    private static Rate response(Counts counts) {
        return rate(
                counts.get(ON_TIME),
                Block.RESPONSE.denominator(counts),
                new Apart(counts.get(AWAITED), null, null, null),
                "应当答复的 %d 件里，%d 件按时答复，占 %s%%；另有 %d 件还没有到期限",
                counts.get(AWAITED));
    }

    private static Rate solution(Counts counts) {
        return rate(
                counts.get(SOLVED),
                Block.SOLUTION.denominator(counts),
                new Apart(null, counts.get(UNDERWAY), counts.get(UNCONFIRMED), null),
                "申请人说过的 %d 件里，%d 件解决了，占 %s%%；另有 %d 件办好了但申请人没有说，%d 件还在办",
                counts.get(UNCONFIRMED),
                counts.get(UNDERWAY));
    }

    private static Rate satisfaction(Counts counts) {
        return rate(
                counts.get(SATISFIED),
                Block.SATISFACTION.denominator(counts),
                new Apart(null, null, null, counts.get(UNRATED)),
                "评价过的 %d 件里，%d 件基本满意或更好，占 %s%%；另有 %d 件没有评价",
                counts.get(UNRATED));
    }

    /** @param text with the denominator, the numerator, the percentage and what stands apart, in this order */
    private static Rate rate(int numerator, int denominator, Apart apart, String text, Object... standingApart) {
        double percent = Math.round(1000.0 * numerator / denominator) / 10.0;
        Object[] values = new Object[3 + standingApart.length];
        values[0] = denominator;
        values[1] = numerator;
        values[2] = percent;
        System.arraycopy(standingApart, 0, values, 3, standingApart.length);
        return new Rate(percent, numerator, denominator, apart, text.formatted(values));
    }

    private static Rate hidden() {
        return new Rate(null, null, null, null, HIDDEN);
    }
}
