package cn.servicecircle.rates;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.time.Clock;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** 三率: of areas for everybody, of stations for those who work there or look after them. */
public final class RatesRoutes {
    private static final int USUAL_MONTHS = 12;
    private static final int MOST_MONTHS = 60;

    private final Rates rates;
    private final Scope scope;
    private final Clock clock;

    /** @param clock in the zone whose midnights end the months */
    public RatesRoutes(Rates rates, Scope scope, Clock clock) {
        this.rates = rates;
        this.scope = scope;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.onNow("getRates", call -> answer(call, scope.area(call.optionalId("areaId"))))
                .onNow(
                        "getStationRates",
                        call -> answer(
                                call,
                                call.optionalId("stationId")
                                        .map(id -> scope.ownStation(call.caller(), id))
                                        .orElseGet(() -> scope.ownArea(call.caller(), call.optionalId("areaId")))));
    }

    private RatesView answer(Call call, Place place) {
        YearMonth to = call.optionalText("to").map(YearMonth::parse).orElseGet(() -> YearMonth.now(clock));
        YearMonth from = call.optionalText("from").map(YearMonth::parse).orElse(to.minusMonths(USUAL_MONTHS - 1L));
        long months = ChronoUnit.MONTHS.between(from, to) + 1;
        if (months < 1 || months > MOST_MONTHS) {
            throw Refusal.invalid("rates:bad-period", "起止月份不对", "from 不能晚于 to，一次最多看 " + MOST_MONTHS + " 个月。");
        }
        Slice whole = new Slice(place, call.optionalId("itemId").map(scope::item), from, to);
        return rates.of(whole, call.optionalText("by").map(word -> Worded.of(By.class, word)));
    }
}
