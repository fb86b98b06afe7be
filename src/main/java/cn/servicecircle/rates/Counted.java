package cn.servicecircle.rates;

import java.time.Instant;

/**
 * What one errand has been counted as.
 *
 * @param lastEvent   the newest event that was known then
 * @param lookAgainAt when time alone makes it count as something else, or null
 */
record Counted(long errandId, long lastEvent, Cell cell, Counts counts, Instant lookAgainAt) {}
