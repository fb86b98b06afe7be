/**
 * What stands in for the outside world on a machine that has none of it configured: the bundled MariaDB and Redis, unpacked
 * from jars of Maven Central, kept in one data folder, bound to 127.0.0.1 and owned by one JVM at a time; and a simulated
 * WeChat (微信) with invented people.
 *
 * <p>The libraries only supply the binaries. Their own start is not used: it registers shutdown hooks that would take the
 * databases away while requests still drain, and leaves the servers in the terminal's process group, where Ctrl-C reaches
 * Redis before us. Here each server runs in a session of its own, {@link cn.servicecircle.embedded.EmbeddedServers#close}
 * alone stops it, and what a killed JVM left behind is found by its executable, which lies inside the data folder.
 */
@CheckReturnValue
package cn.servicecircle.embedded;

import com.google.errorprone.annotations.CheckReturnValue;
