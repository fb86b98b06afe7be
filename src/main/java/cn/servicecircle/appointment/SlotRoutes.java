package cn.servicecircle.appointment;

import cn.servicecircle.appointment.FreeTimes.Free;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.StationStaff;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** When people can be booked, for everybody, and by which rules, for the staff. */
final class SlotRoutes {
    private final RuleStore store = new RuleStore();
    private final Database database;
    private final StationStaff staff;
    private final Booking booking;
    private final FreeTimes freeTimes;
    private final Timetables timetables;

    SlotRoutes(Database database, StationStaff staff, Booking booking, FreeTimes freeTimes, Timetables timetables) {
        this.database = database;
        this.staff = staff;
        this.booking = booking;
        this.freeTimes = freeTimes;
        this.timetables = timetables;
    }

    void addTo(Api api) {
        api.on("listSlots", this::list)
                .onNow("getAppointmentRules", this::rules)
                .on("setAppointmentRules", this::setRules);
    }

    private record SlotView(Instant from, Instant to, int free, String text) {}

    private record SlotList(String text, List<SlotView> items) {}

    private Future<SlotList> list(Call call) {
        Station station = booking.mustDo(call.id("stationId"), call.id("itemId"));
        LocalDate from = call.optionalDate("from").orElseGet(timetables::today);
        Slot days = timetables.days(from, (int) call.id("days"));
        return freeTimes.of(database.reads(), station).map(all -> {
            List<SlotView> items = all.stream()
                    .filter(slot -> days.contains(slot.slot()))
                    .map(this::view)
                    .toList();
            return new SlotList(text(station, items), items);
        });
    }

    private SlotView view(Free slot) {
        String free = slot.free() == 0 ? "，约满了" : "，还有 " + slot.free() + " 个空位";
        return new SlotView(slot.slot().from(), slot.slot().to(), slot.free(), timetables.text(slot.slot()) + free);
    }

    private String text(Station station, List<SlotView> items) {
        return items.stream().anyMatch(slot -> slot.free() > 0)
                ? "选一个时间预约；一个人同时只能有一个预约。"
                : "这几天没有能约的时间，可以换几天看看，直接来排队取号，或打站点电话 " + station.phone() + "。";
    }

    private SlotRules rules(Call call) {
        staff.mustServe(call.caller(), call.id("stationId"));
        return timetables.rules(call.id("stationId"));
    }

    private Future<SlotRules> setRules(Call call) {
        long stationId = call.id("stationId");
        staff.mustServe(call.caller(), stationId);
        SlotRules wanted = call.body(SlotRules.class);
        return database.withTransaction(tx -> store.set(tx, stationId, wanted)).map(wanted);
    }
}
