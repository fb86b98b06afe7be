package cn.servicecircle.coverage;

import cn.servicecircle.coverage.Audit.Cover;
import cn.servicecircle.coverage.Audit.Site;
import cn.servicecircle.station.Station;
import cn.servicecircle.walking.Pace;
import java.time.LocalDate;
import java.util.List;

/**
 * The audit of a week.
 *
 * @param level    compound or building: what a home is
 * @param unplaced homes whose place is not known, which were not looked at
 */
record Report(
        LocalDate monday,
        String level,
        Pace pace,
        int minutes,
        String method,
        List<Station> stations,
        List<Cover> covers,
        List<Site> sites,
        int unplaced) {

    List<Cover> bare() {
        return covers.stream().filter(Cover::hasNone).toList();
    }

    /** How many homes nobody serves in the hour of that day; day 0 is Monday. */
    int uncovered(int day, int hour) {
        return (int) covers.stream()
                .filter(cover -> !cover.covered().get(day * 24 + hour))
                .count();
    }

    String kind() {
        return level.equals("compound") ? "小区" : "楼栋";
    }

    /** 508 个小区里，有 37 个步行 10 分钟内没有服务站；…. */
    String sentence() {
        int bare = bare().size();
        String first = "%d 个%s里，有 %d 个步行 %d 分钟内没有服务站".formatted(covers.size(), kind(), bare, minutes);
        String next = sites.isEmpty()
                ? "。"
                : "；下一个站设在%s最有用，能再让 %d 个%s走得到。"
                        .formatted(sites.get(0).at().name(), sites.get(0).homes(), kind());
        return first + next + (unplaced > 0 ? "另有 %d 个%s还没有位置，没有算进来。".formatted(unplaced, kind()) : "");
    }
}
