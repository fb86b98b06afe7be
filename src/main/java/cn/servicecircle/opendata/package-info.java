/**
 * Open data: public errands for whoever wants to work with them, without log-in and without personal data: as Open311
 * GeoReport v2 and as a table for each month. Only the public part is ever read ({@link cn.servicecircle.disclosure}).
 */
@CheckReturnValue
package cn.servicecircle.opendata;

import com.google.errorprone.annotations.CheckReturnValue;
