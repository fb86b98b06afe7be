package cn.servicecircle.coverage;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.coverage.Audit.Cover;
import cn.servicecircle.place.Addresses;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;
import cn.servicecircle.walking.Pace;
import cn.servicecircle.walking.Walking;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.List;

/** Audits the district as this node knows it. */
public record Auditing(
        Snapshot<Areas> areas,
        Snapshot<Stations> stations,
        Snapshot<WorkCalendar> calendar,
        Walking walking,
        int minutes) {
    private static final int SITES = 5;

    /** Blocks for some hundred milliseconds. */
    Report report(String level, Pace pace, LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<Station> there = stations.get().all().stream()
                .filter(station -> station.isThere(monday))
                .toList();
        List<BitSet> open = there.stream()
                .map(station -> OpenHours.of(station, monday, calendar.get()))
                .toList();
        Areas tree = areas.get();
        List<Area> all =
                tree.homes().stream().filter(area -> area.level().equals(level)).toList();
        List<Home> homes = all.stream()
                .filter(area -> area.point() != null)
                .map(area -> home(tree, area))
                .toList();
        Audit audit = new Audit(walking, pace, minutes * 60);
        List<Cover> covers = audit.covers(homes, there, open);
        List<Home> bare =
                covers.stream().filter(Cover::hasNone).map(Cover::home).toList();
        String method = homes.isEmpty()
                ? "estimate"
                : walking.method(homes.get(0).point()).word();
        return new Report(
                monday,
                level,
                pace,
                minutes,
                method,
                there,
                covers,
                audit.sites(bare, SITES),
                all.size() - homes.size());
    }

    private static Home home(Areas tree, Area area) {
        return new Home(area.id(), Addresses.name(tree, area), Addresses.path(tree, area.id()), area.point());
    }
}
