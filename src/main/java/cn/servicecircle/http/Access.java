package cn.servicecircle.http;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Role;

/**
 * Who may call an operation: its {@code x-role} in the contract.
 *
 * @param signedIn whether a session is needed at all
 * @param asksWho  whether a session counts: one that is sent must be in force
 * @param verified whether a phone must stand behind the caller (后台实名): what others will read is taken from nobody else
 * @param role     the role a caller must hold somewhere, or null when any person will do
 */
record Access(boolean signedIn, boolean asksWho, boolean verified, Role role) {

    static Access of(String word) {
        return switch (word) {
            case "anyone" -> new Access(false, false, false, null);
            case "anyone-or-signed-in" -> new Access(false, true, false, null);
            case "signed-in" -> new Access(true, true, false, null);
            case "verified" -> new Access(true, true, true, null);
            default -> new Access(true, true, false, Role.of(word));
        };
    }

    /** Refuses a caller who may not. Answered from memory, for a session knows all of it. */
    void mustAllow(Caller caller) {
        if (role != null && !caller.is(role)) {
            throw Refusals.roleMissing();
        }
        if (verified && !caller.verified()) {
            throw Refusals.phoneNeeded();
        }
    }
}
