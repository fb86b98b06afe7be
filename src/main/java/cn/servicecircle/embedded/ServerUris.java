package cn.servicecircle.embedded;

/**
 * Where the embedded servers listen.
 *
 * @param mySql {@code mysql://user:password@127.0.0.1:port/service_circle}
 * @param redis {@code redis://127.0.0.1:port}
 */
public record ServerUris(String mySql, String redis) {}
