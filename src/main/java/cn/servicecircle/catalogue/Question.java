package cn.servicecircle.catalogue;

import static cn.servicecircle.catalogue.ItemContent.fault;

import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.kernel.Worded;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A question that an item asks whoever files it; {@link Form} checks the answers.
 *
 * @param key       the answer's name, the same in every version that asks the same
 * @param maxLength of a text, in characters; null for as long as its type allows
 * @param min       of a whole number; null for 0
 * @param max       of a whole number; null for as large as any
 * @param choices   of {@code one-of}; empty otherwise
 */
public record Question(
        String key,
        String text,
        Type type,
        boolean required,
        Integer maxLength,
        Integer min,
        Integer max,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> choices) {

    private static final int LARGEST = 999_999_999;

    /** What an answer looks like. */
    public enum Type implements Worded {
        SHORT_TEXT(100),
        LONG_TEXT(1000),
        WHOLE_NUMBER,
        DATE,
        YES_NO,
        ONE_OF,
        PHONE;

        private final int longest;

        Type() {
            this(0);
        }

        /** @param longest text that it takes; 0 for what is no free text */
        Type(int longest) {
            this.longest = longest;
        }
    }

    public Question {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }

    /** Of a text. */
    int longest() {
        return maxLength == null ? type.longest : maxLength;
    }

    /** Of a whole number. */
    int least() {
        return min == null ? 0 : min;
    }

    /** Of a whole number. */
    int most() {
        return max == null ? LARGEST : max;
    }

    /** What does not go together; pointers are relative to this. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (type == Type.ONE_OF && (choices.size() < 2 || Set.copyOf(choices).size() < choices.size())) {
            faults.add(fault("/choices", "请写至少两个选项，不要重复"));
        }
        if (type != Type.ONE_OF && !choices.isEmpty()) {
            faults.add(fault("/choices", "只有 one-of（选一个）才写选项，请删去"));
        }
        if (maxLength != null && maxLength > type.longest) {
            faults.add(fault(
                    "/maxLength",
                    type.longest == 0 ? "只有 short-text、long-text 才写最多几个字，请删去" : "这种回答最多 " + type.longest + " 个字"));
        }
        if (type != Type.WHOLE_NUMBER && (min != null || max != null)) {
            faults.add(fault(min == null ? "/max" : "/min", "只有 whole-number（整数）才写最小、最大，请删去"));
        }
        if (least() > most()) {
            faults.add(fault("/max", "最大不能小于最小"));
        }
        return faults;
    }
}
