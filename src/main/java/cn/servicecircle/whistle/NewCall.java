package cn.servicecircle.whistle;

/**
 * Which body to call, for what, and for how long.
 *
 * @param limitDays in working days
 */
record NewCall(long bodyId, String asked, int limitDays) {}
