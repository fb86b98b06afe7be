package cn.servicecircle.mutualaid;

import cn.servicecircle.vault.Vault;

/** Seals what two neighbours tell each other. */
record Envelope(Vault vault) {
    private static final String USE = "mutual-aid.between-two";

    /** Null for null. */
    String seal(String text) {
        return text == null ? null : vault.seal(text, USE);
    }

    /** Null for null. */
    String open(String sealed) {
        return sealed == null ? null : vault.open(sealed, USE);
    }
}
