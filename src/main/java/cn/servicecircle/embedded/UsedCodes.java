package cn.servicecircle.embedded;

import java.util.LinkedHashSet;
import java.util.Set;

/** The codes of the simulated WeChat that were used, the newest hundred thousand remembered. */
final class UsedCodes {
    private static final int REMEMBERED = 100_000;

    private final Set<String> used = new LinkedHashSet<>();

    synchronized void useUp(String code) {
        if (!used.add(code)) {
            throw new SimulatedRefusal(40163, "code been used");
        }
        if (used.size() > REMEMBERED) {
            used.remove(used.iterator().next());
        }
    }
}
