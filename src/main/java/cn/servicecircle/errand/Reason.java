package cn.servicecircle.errand;

/** Why somebody takes a step, in their words. */
record Reason(String reason) {}
