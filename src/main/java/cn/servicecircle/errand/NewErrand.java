package cn.servicecircle.errand;

/** What a resident files: which 事项, at which station, and in their own words. */
record NewErrand(long serviceItemId, long stationId, String description) {}
