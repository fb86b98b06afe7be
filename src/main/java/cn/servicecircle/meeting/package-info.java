/**
 * 议事会会议: whoever runs a space calls a meeting on an agenda that is proposed from what is open there, and writes down what
 * came of it. A meeting: {@code CALLED → HELD} with the first minutes that are published, or {@code → CANCELLED}. Minutes:
 * {@code draft → published}; what is published changes by a new version with a reason alone.
 *
 * <p>Minutes say who was there, as minutes do, by name and once. That is not kept by person, counted over meetings or compared:
 * what is counted is the quorum of this meeting.
 */
@CheckReturnValue
package cn.servicecircle.meeting;

import com.google.errorprone.annotations.CheckReturnValue;
