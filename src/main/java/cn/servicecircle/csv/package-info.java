/** Tables for the spreadsheet programs of people: WPS and Excel open them by a double click, and do what they say in no cell. */
@CheckReturnValue
package cn.servicecircle.csv;

import com.google.errorprone.annotations.CheckReturnValue;
