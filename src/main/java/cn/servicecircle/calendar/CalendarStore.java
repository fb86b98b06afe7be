package cn.servicecircle.calendar;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;

/** The working calendar in SQL. */
public final class CalendarStore {

    public Future<WorkCalendar> load(SqlClient sql) {
        return sql.query("SELECT date, kind, name FROM calendar_day")
                .mapping(CalendarStore::day)
                .execute()
                .map(rows -> new WorkCalendar(Rows.list(rows)));
    }

    private static SpecialDay day(Row row) {
        return new SpecialDay(
                row.getLocalDate("date"),
                Worded.of(SpecialDay.Kind.class, row.getString("kind")),
                row.getString("name"));
    }
}
