/**
 * 公开: what everybody may know of an errand whose kind is public (诉求、隐患), and nothing else: its number, what it is about,
 * how far it is, the dates, the station, and roughly where. Never a name, a phone, or what somebody wrote in their own words,
 * because free text holds personal data that nobody has checked it for.
 *
 * <p>An errand is public when it has a row in {@code public_errand}. Whatever shows errands to others starts from that table, so
 * that one of a private kind cannot appear by a forgotten condition, nor by its id.
 */
@CheckReturnValue
package cn.servicecircle.disclosure;

import com.google.errorprone.annotations.CheckReturnValue;
