package cn.servicecircle.visitor;

import cn.servicecircle.identity.Phones;
import cn.servicecircle.identity.Phones.Verified;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.station.StationStaff;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/**
 * 后台实名 at the counter, for those whom WeChat cannot tell the phone of. Staff have seen that it rings; who recorded it stays
 * on record, and the person is told, so that nobody gets one without knowing.
 */
public final class PhoneDesk {
    private final Phones phones;
    private final StationStaff staff;
    private final Outbox outbox;

    public PhoneDesk(Phones phones, StationStaff staff, Outbox outbox) {
        this.phones = phones;
        this.staff = staff;
        this.outbox = outbox;
    }

    Future<Verified> record(SqlConnection tx, Caller recorder, long stationId, long personId, String number) {
        staff.mustServe(recorder, stationId);
        if (recorder.personId() == personId) {
            throw Refusal.forbidden("phone:own", "不能给自己登记", "请在“我的”里用微信验证，或请一位同事登记。");
        }
        return phones.putAtCounter(tx, personId, number, recorder.personId())
                .compose(verified -> outbox.tell(tx, told(personId, verified)).map(verified));
    }

    private static Notice told(long personId, Verified verified) {
        return new Notice(
                personId,
                Notice.Kind.PHONE_RECORDED,
                "验证手机号",
                "网格服务站当面给您登记了手机号 " + verified.phone() + "，可以发言了。不是您的意思，请在“我的”里删除它，并告诉站点。",
                "/me");
    }
}
