package cn.servicecircle.appointment;

import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Notice.Kind;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/** What people are told of their appointments. */
record Letters(Outbox outbox, Words words, Alarms alarms) {

    /** By a member of staff. */
    Future<Void> changed(SqlClient tx, Appointment appointment, String text) {
        return tell(tx, appointment, Kind.APPOINTMENT_CHANGED, "站点替您改了预约：" + text);
    }

    Future<Void> displaced(SqlClient tx, Appointment appointment, String advice) {
        return tell(
                tx,
                appointment,
                Kind.APPOINTMENT_TO_REBOOK,
                "您约的 " + words.what(appointment) + " 取消了：那个时间站点没有足够的人值班，对不起。请另选一个时间。" + advice);
    }

    Future<Void> reminder(SqlClient tx, Appointment appointment) {
        return tell(
                tx, appointment, Kind.APPOINTMENT_REMINDER, "提醒：您约了 " + words.what(appointment) + "。来不了请取消，把位子让给别人。");
    }

    private Future<Void> tell(SqlClient tx, Appointment appointment, Kind kind, String text) {
        String link = "/appointments/" + appointment.id();
        return outbox.tell(tx, new Notice(appointment.personId(), kind, words.itemName(appointment), text, link));
    }
}
