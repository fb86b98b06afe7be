package cn.servicecircle.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.bench.LoadGenerator.Load;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the table makes of its rounds. */
class ResultTest {

    private static Result of(double... perSecondAndMicros) {
        Result result = new Result();
        for (int i = 0; i < perSecondAndMicros.length; i += 2) {
            Load load = new Load((long) perSecondAndMicros[i], 1, 1, 2, 3);
            result.add(new Result.Round(load, perSecondAndMicros[i + 1], 1));
        }
        return result;
    }

    @Test
    void figures_areMedians_ofAnOddAndOfAnEvenNumberOfRounds() {
        assertEquals(20, of(10, 5, 90, 7, 20, 6).perSecond());
        assertEquals(6, of(10, 5, 90, 7, 20, 6).serverMicros());
        assertEquals(15, of(10, 5, 20, 7).perSecond());
        assertEquals(3, of(10, 5, 90, 7, 20, 6).errors());
    }

    @Test
    void aRatio_pairsRoundWithRound_soThatASlowRoundIsSlowForBoth() {
        Result own = of(100, 9, 10, 99, 100, 9);
        Result bare = of(200, 4, 20, 49, 200, 4);
        assertEquals(0.5, own.ratioTo(bare));
        assertEquals(2, own.costOf(bare));
    }

    @Test
    void goals_areJudgedByTheirReference() {
        Map<String, Result> all = Map.of(Reference.JSON.title, of(100, 10));
        assertTrue(Goal.ratio(0.65, Reference.JSON).isMet().test(of(65, 10), all));
        assertFalse(Goal.ratio(0.65, Reference.JSON).isMet().test(of(64, 10), all));
        assertTrue(Goal.micros(1.8, Reference.JSON).isMet().test(of(1, 18), all));
        assertFalse(Goal.micros(1.8, Reference.JSON).isMet().test(of(1, 18.1), all));
    }
}
