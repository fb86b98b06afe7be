package cn.servicecircle.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The faults that wait for calls, one a path at most. */
final class SimulatedFaults {
    private final Map<String, Fault> byPath = new HashMap<>();

    synchronized void set(String path, Fault fault) {
        byPath.put(path, fault);
    }

    synchronized void clear() {
        byPath.clear();
    }

    /** The fault that hits this call, which is then one call nearer to its end. */
    synchronized Optional<Fault> hit(String path) {
        Fault fault = byPath.get(path);
        if (fault != null && fault.times() == 1) {
            byPath.remove(path);
        } else if (fault != null && fault.times() > 1) {
            byPath.put(path, fault.times(fault.times() - 1));
        }
        return Optional.ofNullable(fault);
    }
}
