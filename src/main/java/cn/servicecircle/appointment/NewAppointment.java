package cn.servicecircle.appointment;

import java.time.Instant;

/** @param note null where there is nothing to say */
record NewAppointment(long personId, long stationId, long itemId, Instant from, String note) {}
