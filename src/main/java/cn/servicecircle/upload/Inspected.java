package cn.servicecircle.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A file that may be kept. */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Inspected(FileType type, Path file, int bytes, byte[] sha256) {

    static Inspected of(FileType type, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return new Inspected(
                    type,
                    file,
                    bytes.length,
                    MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
