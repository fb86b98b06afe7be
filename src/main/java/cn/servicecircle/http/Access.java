package cn.servicecircle.http;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Role;

/**
 * Who may call an operation: its {@code x-role} in the contract.
 *
 * @param signedIn whether a session is needed at all
 * @param asksWho  whether a session counts: one that is sent must be in force
 * @param role     the role a caller must hold somewhere, or null when any person will do
 */
record Access(boolean signedIn, boolean asksWho, Role role) {

    static Access of(String word) {
        return switch (word) {
            case "anyone" -> new Access(false, false, null);
            case "anyone-or-signed-in" -> new Access(false, true, null);
            case "signed-in" -> new Access(true, true, null);
            default -> new Access(true, true, Role.of(word));
        };
    }

    boolean allows(Caller caller) {
        return role == null || caller.is(role);
    }
}
