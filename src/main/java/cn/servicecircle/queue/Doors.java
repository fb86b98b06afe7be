package cn.servicecircle.queue;

import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.HoursInWords;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Whether numbers are given out at a station now. */
public record Doors(Snapshot<Stations> stations, Snapshot<WorkCalendar> calendar, Clock clock) {
    private static final int MINUTES_BEFORE = 30;

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Instant now() {
        return clock.instant();
    }

    /** While it is open, and half an hour before. */
    void mustBeOpen(long stationId) {
        Station station = stations.get().get(stationId);
        LocalDateTime now = LocalDateTime.now(clock);
        int minute = now.getHour() * 60 + now.getMinute();
        boolean isOpen = station.openOn(now.toLocalDate(), calendar.get()).stream()
                .anyMatch(span -> span.from() - MINUTES_BEFORE <= minute && minute < span.to());
        if (!isOpen) {
            throw Refusal.conflict(
                    "queue:closed",
                    "现在不能取号",
                    "这个站点现在不开放；开放时和开放前半小时可以取号，开放时间是 "
                            + HoursInWords.of(station.hours().text()) + "。");
        }
    }

    void mustDo(long stationId, Long itemId) {
        if (itemId != null && !stations.get().get(stationId).canDo(itemId)) {
            throw Refusal.conflict("queue:station-cannot", "这个站点办不了该事项", "请换一个能办的站点，或不写事项直接取号。");
        }
    }
}
