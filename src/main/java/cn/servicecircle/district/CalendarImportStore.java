package cn.servicecircle.district;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import cn.servicecircle.calendar.SpecialDay;
import cn.servicecircle.district.District.CalendarYear;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.snapshot.SnapshotStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The working calendar in table calendar_day, and in snapshot 'calendar'. */
final class CalendarImportStore {

    Future<List<CalendarYear>> read(SqlClient tx) {
        return BulkStore.read(
                        tx,
                        "SELECT date, kind, name FROM calendar_day",
                        groupingBy(
                                row -> row.getLocalDate("date").getYear(), mapping(CalendarImportStore::day, toSet())))
                .map(CalendarImportStore::years);
    }

    private static List<CalendarYear> years(Map<Integer, Set<SpecialDay>> days) {
        return days.entrySet().stream()
                .map(year -> new CalendarYear(year.getKey(), year.getValue()))
                .toList();
    }

    private static SpecialDay day(Row row) {
        return new SpecialDay(
                row.getLocalDate("date"),
                Worded.of(SpecialDay.Kind.class, row.getString("kind")),
                row.getString("name"));
    }

    /** Whole years: a day that left its year is deleted. */
    Future<Void> save(SqlClient tx, List<CalendarYear> years) {
        List<Tuple> old = years.stream().map(year -> Tuple.of(year.year())).toList();
        List<Tuple> rows = years.stream()
                .flatMap(year -> year.days().stream())
                .map(day -> Tuple.of(day.date(), day.kind().word(), day.name()))
                .toList();
        return BulkStore.write(tx, "DELETE FROM calendar_day WHERE YEAR(date) IN (%s)", old)
                .compose(deleted -> BulkStore.write(tx, "INSERT INTO calendar_day (date, kind, name) VALUES %s", rows))
                .compose(replaced -> SnapshotStore.raise(tx, "calendar"));
    }
}
