package cn.servicecircle.rates;

import java.time.YearMonth;

/**
 * Where an errand counts: one number for each combination.
 *
 * @param stationId where it lies now; one that was handed over counts where it went
 * @param month     in which it was filed, in China
 */
record Cell(long stationId, long itemId, YearMonth month) {}
