package cn.servicecircle.calendar;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.snapshot.Snapshot;
import java.time.LocalDate;
import java.util.List;

/** The working calendar, for everyone to read. */
public final class CalendarRoutes {
    private final Snapshot<WorkCalendar> calendar;

    public CalendarRoutes(Snapshot<WorkCalendar> calendar) {
        this.calendar = calendar;
    }

    public void addTo(Api api) {
        api.onNow("getCalendar", this::get);
    }

    private record Days(LocalDate until, List<SpecialDay> items) {}

    private Days get(Call call) {
        WorkCalendar known = calendar.get();
        List<SpecialDay> days =
                call.optionalId("year").map(year -> known.days(year.intValue())).orElseGet(known::days);
        return new Days(known.until().orElse(null), days);
    }
}
