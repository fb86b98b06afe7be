package cn.servicecircle.duty;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.notification.Notice.Kind;
import cn.servicecircle.station.Station;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells the 管家 of a station that has a rota where nobody is planned for its opening hours: of each hole once within three
 * days, and once more within one.
 */
final class HoleWatch implements Sweep.Chore {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);
    private static final int FIRST = 3;
    private static final int LAST = 1;

    private final Planners planners;
    private final Openings openings;
    private final Letters letters;
    private final ShiftStore shifts = new ShiftStore();
    private final HoleStore holes = new HoleStore();

    HoleWatch(Planners planners, Openings openings, Letters letters) {
        this.planners = planners;
        this.openings = openings;
        this.letters = letters;
    }

    @Override
    public Future<List<Long>> due(SqlClient sql, int limit) {
        return holes.due(sql, openings.now(), limit);
    }

    @Override
    public Future<?> attend(SqlConnection tx, long stationId) {
        return holes.lockDue(tx, stationId, openings.now())
                .compose(locked -> locked ? look(tx, planners.station(stationId)) : Future.succeededFuture());
    }

    @Override
    public Future<?> postpone(SqlConnection tx, long stationId, Duration time) {
        return holes.lookAgain(tx, stationId, openings.now().plus(time));
    }

    private Future<Void> look(SqlConnection tx, Station station) {
        LocalDate today = openings.today();
        Period ahead = openings.days(today, FIRST + 1);
        return shifts.ofStation(tx, station.id(), ahead)
                .map(planned -> planned.stream().map(PlannedShift::shift).toList())
                .map(planned -> new Coverage(openings).holes(station, planned, today, FIRST + 1))
                .compose(found -> untold(tx, station, found))
                .compose(untold -> tell(tx, station, untold))
                .compose(
                        told -> holes.lookAgain(tx, station.id(), openings.now().plus(LOOK_AGAIN)));
    }

    private Future<List<Period>> untold(SqlConnection tx, Station station, List<Period> found) {
        Future<List<Period>> untold = Future.succeededFuture(new ArrayList<>());
        for (Period hole : found) {
            untold = untold.compose(list -> isNews(tx, station, hole).map(isNews -> {
                if (isNews) {
                    list.add(hole);
                }
                return list;
            }));
        }
        return untold;
    }

    /** A hole of which nobody was told before tomorrow's day is told once then, not twice. */
    private Future<Boolean> isNews(SqlConnection tx, Station station, Period hole) {
        boolean isLast = !openings.local(hole.from())
                .toLocalDate()
                .isAfter(openings.today().plusDays(LAST));
        return holes.tell(tx, station.id(), hole.from(), isLast ? LAST : FIRST);
    }

    /** A notice for each day. */
    private Future<Void> tell(SqlConnection tx, Station station, List<Period> untold) {
        Map<LocalDate, String> days = untold.stream()
                .collect(groupingBy(openings::day, TreeMap::new, mapping(openings::times, joining("、"))));
        if (days.isEmpty()) {
            return Future.succeededFuture();
        }
        return planners.stewardsAbove(tx, station).compose(stewards -> {
            Future<Void> told = Future.succeededFuture();
            for (Map.Entry<LocalDate, String> day : days.entrySet()) {
                String text = station.name() + openings.named(day.getKey()) + day.getValue() + "还没有人坐班，请安排人，或改开放时间。";
                told = told.compose(before -> letters.tell(tx, stewards, Kind.DUTY_HOLE, station, text));
            }
            return told;
        });
    }
}
