package cn.servicecircle.district;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells one state of a folder of district files from another by their SHA-256. */
final class Fingerprint {

    /** Raised when a new version of the product writes something else from the same files: then they are read again. */
    private static final int FORMAT = 3;

    private Fingerprint() {}

    /** Blocks. */
    static Buffer of(Path folder, boolean withDemoPeople) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(
                "format %d, demo people %b\n".formatted(FORMAT, withDemoPeople).getBytes(UTF_8));
        for (String name : DistrictFiles.NAMES) {
            byte[] bytes = bytes(folder.resolve(name));
            digest.update("%s %d\n".formatted(name, bytes.length).getBytes(UTF_8));
            digest.update(bytes);
        }
        return Buffer.buffer(digest.digest());
    }

    /** A file that cannot be read was never imported like this, so the import reads on and tells what is wrong. */
    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
