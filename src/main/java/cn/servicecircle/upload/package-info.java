/**
 * Files that people send, whatever they belong to: received, inspected and kept.
 *
 * <pre>
 * received (temporary file) ──▶ inspected, pictures made anew ──▶ kept in the store ──▶ row of a feature's
 * </pre>
 *
 * A row is written when the store has the bytes, and goes before they do; so what is stored without a row is nobody's, and a
 * sweeper takes it away. A file is in memory only while one of few workers inspects it: it comes and goes as a stream.
 */
@CheckReturnValue
package cn.servicecircle.upload;

import com.google.errorprone.annotations.CheckReturnValue;
