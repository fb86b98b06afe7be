package cn.servicecircle.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is sealed opens for its use, with its key, and not otherwise. */
@Tag("ASVS-11.3.2")
class VaultTest {
    private static final String OLD = Vault.newKey("k1");
    private static final String NEW = Vault.newKey("k2");
    private static final String PHONE = "13893300001";
    private static final String USE = "contact.phone";

    private final Vault vault = new Vault(OLD);

    @Test
    void whatIsSealed_opensForItsUse() {
        String sealed = vault.seal(PHONE, USE);
        assertEquals(PHONE, vault.open(sealed, USE));
        assertFalse(sealed.contains(PHONE));
        assertNotEquals(sealed, vault.seal(PHONE, USE), "no two look alike");
        assertThrows(IllegalStateException.class, () -> vault.open(sealed, "contact.name"));
    }

    @Test
    void whatWasChanged_doesNotOpen() {
        String sealed = vault.seal(PHONE, USE);
        for (int i = sealed.lastIndexOf('.') + 1; i < sealed.length() - 1; i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThrows(IllegalStateException.class, () -> vault.open(changed, USE), "at " + i);
        }
    }

    @Test
    void keysAreChanged_theOldStillOpens_andTheHashStays() {
        Vault rotated = new Vault(NEW + "," + OLD);
        assertEquals(PHONE, rotated.open(vault.seal(PHONE, USE), USE));
        assertTrue(rotated.seal(PHONE, USE).startsWith("A256GCM.k2."));
        String sealed = rotated.seal(PHONE, USE);
        assertThrows(IllegalStateException.class, () -> vault.open(sealed, USE), "a key that is not configured");
        assertArrayEquals(vault.digest(PHONE, USE), rotated.digest(PHONE, USE));
    }

    @Test
    void hashes_differByTextUseAndKey() {
        byte[] hash = vault.digest(PHONE, USE);
        assertEquals(32, hash.length);
        assertFalse(Arrays.equals(hash, vault.digest(PHONE, "other")));
        assertFalse(Arrays.equals(hash, vault.digest("13893300002", USE)));
        assertFalse(Arrays.equals(hash, new Vault(NEW).digest(PHONE, USE)));
    }
}
