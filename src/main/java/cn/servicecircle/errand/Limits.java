package cn.servicecircle.errand;

/**
 * The time limits of an errand, in working days.
 *
 * @param responseDays   from filing to the first answer
 * @param completionDays from acceptance to the result, as promised
 */
record Limits(int responseDays, int completionDays) {}
