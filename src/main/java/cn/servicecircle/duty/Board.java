package cn.servicecircle.duty;

import cn.servicecircle.duty.Shift.OnDuty;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Station;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 坐班公示: who is planned for the next seven days, by opening span, for everybody and from memory. */
final class Board {
    private static final int DAYS = 7;

    private final Snapshot<Duties> duties;
    private final Snapshot<Forecast> forecast;
    private final Planners planners;
    private final Openings openings;

    Board(Snapshot<Duties> duties, Snapshot<Forecast> forecast, Planners planners, Openings openings) {
        this.duties = duties;
        this.forecast = forecast;
        this.planners = planners;
        this.openings = openings;
    }

    record View(long stationId, String stationName, String text, List<Day> days) {}

    record Day(LocalDate date, String text, List<Span> spans) {}

    /**
     * An opening span.
     *
     * @param text     it all in one sentence
     * @param forecast what residents found then, or at the same time of other weeks, or null
     */
    record Span(String from, String to, List<Planned> planned, String text, String forecast) {}

    /** A person's part of a span. */
    record Planned(String from, String to, String roleName, String displayName) {}

    View of(long stationId) {
        Station station = planners.station(stationId);
        List<Day> days = Stream.iterate(openings.today(), day -> day.plusDays(1))
                .limit(DAYS)
                .map(day -> day(station, day))
                .toList();
        boolean isEmpty = days.stream().flatMap(day -> day.spans().stream()).allMatch(span -> span.planned()
                .isEmpty());
        String text = isEmpty ? "这个站点还没有公布这七天的排班，来之前请先打站点电话 " + station.phone() + "。" : "这是排班计划，临时有变动会改在这里。";
        return new View(station.id(), station.name(), text, days);
    }

    private Day day(Station station, LocalDate day) {
        List<Span> spans = openings.on(station, day).stream()
                .map(span -> span(station, span))
                .toList();
        return new Day(day, openings.named(day) + (spans.isEmpty() ? "不开放" : ""), spans);
    }

    private Span span(Station station, Period span) {
        List<Shift> shifts = duties.get().of(station.id()).stream()
                .filter(shift -> shift.isStaffed() && shift.period().overlaps(span))
                .toList();
        return new Span(
                openings.time(span.from()),
                openings.end(span),
                shifts.stream().map(this::planned).toList(),
                sentence(station, span, shifts),
                forecast.get().of(station.id(), span));
    }

    private Planned planned(Shift shift) {
        OnDuty person = shift.person();
        return new Planned(
                openings.time(shift.from()), openings.end(shift.period()), person.roleName(), person.displayName());
    }

    private String sentence(Station station, Period span, List<Shift> shifts) {
        String people = shifts.stream()
                .map(shift -> openings.times(shift.period()) + " "
                        + shift.person().roleName() + " " + shift.person().displayName())
                .collect(Collectors.joining("；"));
        String holes = span.without(shifts.stream().map(Shift::period).toList()).stream()
                .map(openings::times)
                .collect(Collectors.joining("、"));
        String hole = holes.isEmpty() ? "" : holes + " 还没有安排人，来之前请先打站点电话 " + station.phone();
        return people + (people.isEmpty() || hole.isEmpty() ? "" : "；") + hole + "。";
    }
}
