package cn.servicecircle.calendar;

import cn.servicecircle.kernel.Worded;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;

/**
 * A day that the yearly notice names.
 *
 * @param name what it is part of, such as 劳动节
 */
public record SpecialDay(LocalDate date, Kind kind, String name) {

    /** Free, although it may be a weekday (放假); or worked, although it is a weekend's (补班). */
    public enum Kind implements Worded {
        OFF,
        WORK;

        @Override
        @JsonValue
        public String word() {
            return Worded.super.word();
        }
    }
}
