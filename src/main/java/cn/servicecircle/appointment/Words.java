package cn.servicecircle.appointment;

import cn.servicecircle.appointment.AppointmentView.Offer;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Stations;
import java.util.List;

/** Appointments in words. */
record Words(Snapshot<Stations> stations, Snapshot<Catalogue> catalogue, Timetables timetables) {

    AppointmentView view(Appointment appointment) {
        return new AppointmentView(
                appointment.id(),
                appointment.state().word(),
                appointment.state().text(),
                appointment.stationId(),
                stations.get().name(appointment.stationId()),
                appointment.itemId(),
                itemName(appointment),
                appointment.personName(),
                appointment.slot().from(),
                appointment.slot().to(),
                appointment.note(),
                text(appointment),
                null);
    }

    List<Offer> offers(List<Slot> slots) {
        return slots.stream()
                .map(slot -> new Offer(slot.from(), slot.to(), timetables.text(slot)))
                .toList();
    }

    String itemName(Appointment appointment) {
        return catalogue.get().name(appointment.itemId());
    }

    private String text(Appointment appointment) {
        String what = what(appointment);
        return switch (appointment.state()) {
            case BOOKED -> what + "，来不了请取消，把位子让给别人。";
            case TO_REBOOK -> what + "，那个时间取消了，请另选一个时间。";
            case CANCELLED -> what + "，已经取消。";
            case OVER -> what + "，时间已经过了。";
        };
    }

    /** 11 月 25 日（周三）09:00–09:30 在风景嘉苑小区网格服务站办“高龄津贴申领”. */
    String what(Appointment appointment) {
        return "%s 在%s办“%s”"
                .formatted(
                        timetables.text(appointment.slot()),
                        stations.get().name(appointment.stationId()),
                        itemName(appointment));
    }
}
