package cn.servicecircle.http;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Role;

/**
 * Who may call an operation: its {@code x-role} in the contract.
 *
 * @param signedIn whether a session is needed at all
 * @param role     the role a caller must hold somewhere, or null when any person will do
 */
record Access(boolean signedIn, Role role) {

    static Access of(String word) {
        return switch (word) {
            case "anyone" -> new Access(false, null);
            case "signed-in" -> new Access(true, null);
            default -> new Access(true, Role.of(word));
        };
    }

    boolean allows(Caller caller) {
        return role == null || caller.is(role);
    }
}
