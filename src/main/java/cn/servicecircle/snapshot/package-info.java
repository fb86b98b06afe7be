/** Small tables held whole in memory by every node, and swapped whole when the database has a newer version. */
@CheckReturnValue
package cn.servicecircle.snapshot;

import com.google.errorprone.annotations.CheckReturnValue;
