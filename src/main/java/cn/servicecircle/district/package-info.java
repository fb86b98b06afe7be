/**
 * 区的资料导入: brings a folder of CSV files and boundaries, which district officials keep in WPS, Excel or a map program, into
 * the database. What the folder must hold stands in {@code config/district/kongtong-demo/README.md}.
 *
 * <p>Everything is checked before anything is written, and every problem is told at once with its place in the file. Then
 * the files are compared with what is stored, and only the difference is written, in one transaction: importing the same
 * files again writes nothing and wakes no node. Rows that left the files stay stored, since requests and posts may hang on
 * them; the summary names them. Only the days of a year of the calendar are replaced whole, and boundaries that left are
 * deleted. What an admin changes in the product is overwritten by the next files that are imported, but for the items of the
 * catalogue and the bulletins, which have versions: there only what changed in the files since the last import is written.
 */
@CheckReturnValue
package cn.servicecircle.district;

import com.google.errorprone.annotations.CheckReturnValue;
