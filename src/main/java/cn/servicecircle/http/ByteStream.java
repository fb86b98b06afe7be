package cn.servicecircle.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * Bytes that come while they are sent.
 *
 * @param release lets go of where they come from; run when the last is sent, or the client is gone
 */
public record ByteStream(ReadStream<Buffer> bytes, Runnable release) {}
