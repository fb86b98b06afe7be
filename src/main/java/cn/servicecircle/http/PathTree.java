package cn.servicecircle.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Values by path template ({@code /stations/:stationId/duty.ics}), found in as many look-ups as a path has steps, however
 * many templates there are, or in one where nothing is variable. A step that is written out goes before a variable one.
 *
 * @param <T> what stands at a path
 */
final class PathTree<T> {
    private final Step root = new Step();
    /** Those without a variable, by their whole path. */
    private final Map<String, T> written = new HashMap<>();

    /** What stands at a path, with the values of the path's variables as they were sent. */
    record Match<T>(T value, Map<String, String> variables) {}

    /** @param suffix what must follow the variable within its step, such as {@code .ics} */
    private record Variable(String name, String suffix) {
        static Variable of(String step) {
            int end = 1;
            while (end < step.length() && Character.isLetter(step.charAt(end))) {
                end++;
            }
            return new Variable(step.substring(1, end), step.substring(end));
        }

        boolean takes(String step) {
            return step.length() > suffix.length() && step.endsWith(suffix);
        }

        String valueIn(String step) {
            return step.substring(0, step.length() - suffix.length());
        }
    }

    private final class Branch {
        private final Variable variable;
        private final Step next = new Step();

        Branch(Variable variable) {
            this.variable = variable;
        }
    }

    private final class Step {
        private final Map<String, Step> written = new HashMap<>();
        private final List<Branch> variable = new ArrayList<>();
        private T value;

        Step next(String step) {
            return step.startsWith(":") ? next(Variable.of(step)) : written.computeIfAbsent(step, any -> new Step());
        }

        private Step next(Variable wanted) {
            for (Branch branch : variable) {
                if (branch.variable.equals(wanted)) {
                    return branch.next;
                }
            }
            Branch added = new Branch(wanted);
            variable.add(added);
            variable.sort(Comparator.comparing(
                            (Branch branch) -> branch.variable.suffix().length())
                    .reversed());
            return added.next;
        }
    }

    /** The value at the template, put there when there is none. */
    T at(String template, Supplier<T> first) {
        Step step = root;
        for (String name : template.substring(1).split("/", -1)) {
            step = step.next(name);
        }
        if (step.value == null) {
            step.value = first.get();
            if (!template.contains("/:")) {
                written.put(template, step.value);
            }
        }
        return step.value;
    }

    /** Null where nothing stands. One slash at the end is as good as none. */
    Match<T> find(String path) {
        T whole = written.get(path);
        if (whole != null) {
            return new Match<>(whole, Map.of());
        }
        int end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
        Map<String, String> variables = new HashMap<>(4);
        T value = end > 1 && path.charAt(0) == '/' ? find(root, path, 1, end, variables) : null;
        return value == null ? null : new Match<>(value, variables);
    }

    private T find(Step at, String path, int from, int end, Map<String, String> variables) {
        if (from > end) {
            return at.value;
        }
        int slash = path.indexOf('/', from);
        int to = slash < 0 || slash > end ? end : slash;
        String name = path.substring(from, to);
        Step written = at.written.get(name);
        T value = written == null ? null : find(written, path, to + 1, end, variables);
        for (int i = 0; value == null && i < at.variable.size(); i++) {
            Branch branch = at.variable.get(i);
            if (branch.variable.takes(name)) {
                value = find(branch.next, path, to + 1, end, variables);
                if (value != null) {
                    variables.put(branch.variable.name(), branch.variable.valueIn(name));
                }
            }
        }
        return value;
    }
}
