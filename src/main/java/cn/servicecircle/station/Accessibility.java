package cn.servicecircle.station;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a station has for those who need it (无障碍环境建设法), as somebody looked at it.
 *
 * @param stepFree         a way in without a step
 * @param accessibleToilet 无障碍卫生间
 * @param hearingLoop      助听设备
 */
public record Accessibility(boolean stepFree, boolean accessibleToilet, boolean hearingLoop) {

    /** Whether it has at least what the other asks for. */
    public boolean meets(Accessibility wanted) {
        return (stepFree || !wanted.stepFree)
                && (accessibleToilet || !wanted.accessibleToilet)
                && (hearingLoop || !wanted.hearingLoop);
    }

    /** What it has, for people: 无台阶, 有无障碍卫生间. */
    public List<String> words() {
        return Stream.of(stepFree ? "无台阶" : "", accessibleToilet ? "有无障碍卫生间" : "", hearingLoop ? "有助听设备" : "")
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
