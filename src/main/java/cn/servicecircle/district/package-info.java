/**
 * 区的资料导入: brings a folder of CSV files and boundaries, which district officials keep in WPS, Excel or a map program, into
 * the database. What the folder must hold stands in {@code config/district/kongtong-demo/README.md}.
 *
 * <p>Everything is checked before anything is written, and every problem is told at once with its place in the file. Then
 * the files are compared with what is stored, and only the difference is written, in one transaction: importing the same
 * files again writes nothing and wakes no node. Rows that left the files stay stored, since requests and posts may hang on
 * them; the summary names them. Only the days of a year of the calendar are replaced whole, and boundaries that left are
 * deleted. What an admin changed in the product stays: a station that was changed there is no file's any more, bodies are
 * only added, and of items and bulletins, which have versions, only what changed in the files since the last import makes a new
 * one. Areas and the calendar are the files'.
 */
@CheckReturnValue
package cn.servicecircle.district;

import com.google.errorprone.annotations.CheckReturnValue;
