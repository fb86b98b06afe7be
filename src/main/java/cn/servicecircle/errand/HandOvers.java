package cn.servicecircle.errand;

import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.errand.Steps.Step;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import io.vertx.core.Future;

/** Moves errands between desks, so that whoever came to the wrong door never has to file again. */
public final class HandOvers {
    private final Steps steps;
    private final Offer offer;
    private final Desks desks;

    public HandOvers(Steps steps, Offer offer, Desks desks) {
        this.steps = steps;
        this.offer = offer;
        this.desks = desks;
    }

    Future<ErrandView> toStation(Caller staff, long id, long stationId, String reason) {
        return steps.take(staff, id, Act.HAND_OVER, file -> {
            Errand errand = file.errand();
            Desk other = Desk.of(stationId);
            if (errand.desk().equals(other)) {
                throw Refusal.conflict("errand:same-station", "这一件就在这个站点", "请选择别的站点。");
            }
            offer.mustDo(stationId, errand.filing().itemId());
            return Step.to(errand.handedTo(other), Kind.HANDED_OVER, "转交" + offer.deskName(other) + "：" + reason);
        });
    }

    /** To the nearest level above that has a 管家: 楼栋→小区→网格→社区→街道→区. */
    Future<ErrandView> up(Caller staff, long id, String reason) {
        return steps.takeAfterReading(staff, id, Act.HAND_UP, (tx, file) -> {
            Errand errand = file.errand();
            return desks.above(tx, errand.desk()).map(found -> {
                Desk above = found.orElseThrow(
                        () -> Refusal.conflict("errand:no-level-above", "上面还没有管家", "请区管理员先给上级区域任命管家，或转交别的站点。"));
                return Step.to(errand.handedTo(above), Kind.HANDED_UP, "交给" + offer.deskName(above) + "：" + reason);
            });
        });
    }

    /**
     * Hands a dispute to a mediation committee, which takes it only when both sides want it to (人民调解法 17: 当事人一方明确拒绝的，
     * 不得调解).
     *
     * @param applicantAgreed how the applicant said yes
     * @param otherAgreed     how the other side said yes
     */
    Future<ErrandView> refer(Caller staff, long id, String committee, String applicantAgreed, String otherAgreed) {
        return steps.take(staff, id, Act.REFER, file -> {
            Errand errand = file.errand();
            if (offer.kindOf(errand.filing()) != ServiceItem.Kind.MEDIATION) {
                throw Refusal.conflict("errand:not-a-dispute", "这一件不是矛盾纠纷", "只有矛盾纠纷能移送调解委员会；别的请转交站点或交给上一级。");
            }
            String why = "%s，双方都同意（申请人：%s；对方：%s）".formatted(committee, applicantAgreed, otherAgreed);
            return Step.to(errand, Kind.REFERRED, why);
        });
    }

    Future<ErrandView> giveBack(Caller staff, long id, String reason) {
        return steps.take(
                staff, id, Act.GIVE_BACK, file -> Step.to(file.errand().givenBack(), Kind.GIVEN_BACK, reason));
    }
}
