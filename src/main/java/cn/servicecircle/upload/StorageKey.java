package cn.servicecircle.upload;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The name of stored bytes: random, and in folders by its beginning, so that none gets too full. */
final class StorageKey {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private StorageKey() {}

    /** Such as {@code 4f/a0/4fa0…}. */
    static String random() {
        String name = randomName();
        return name.substring(0, 2) + "/" + name.substring(2, 4) + "/" + name;
    }

    static String randomName() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
