/**
 * Ways on foot. Along the streets of an OpenStreetMap extract where one is configured: GraphHopper reads it, says which edges
 * can be walked and finds the nearest of a point; from there on flat arrays are searched, because that takes microseconds and
 * runs on an event loop. By the straight line and a detour factor where there is none, and where no street is near.
 */
@CheckReturnValue
package cn.servicecircle.walking;

import com.google.errorprone.annotations.CheckReturnValue;
