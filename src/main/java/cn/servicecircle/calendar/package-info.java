/**
 * 工作日历与工作时间: which days are working days, by the yearly notice of 国务院办公厅 with its 法定节日 and 调休补班, and how time
 * limits in working days run (民法典 201, 203). The days are data, imported a year at a time; a year without data is an
 * error, never a guess, and warned of months ahead.
 */
@CheckReturnValue
package cn.servicecircle.calendar;

import com.google.errorprone.annotations.CheckReturnValue;
