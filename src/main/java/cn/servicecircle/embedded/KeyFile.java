package cn.servicecircle.embedded;

import cn.servicecircle.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The key that a node with bundled servers seals personal data with, kept beside them; made when there is none. */
public final class KeyFile {
    private KeyFile() {}

    /** @param folder the data folder of the bundled servers */
    public static String of(Path folder) {
        Path file = folder.resolve("vault-key");
        try {
            if (!Files.exists(file)) {
                PrivateFile.write(file, Vault.newKey("k1"));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
