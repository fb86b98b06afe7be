package cn.servicecircle.errand;

import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kin.Relative;
import cn.servicecircle.station.StationStaff;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a caller is to an errand, and to a desk. */
public record Standings(StationStaff staff, Reach reach) {

    /** @param onBehalf null, unless a member of staff records what the principal said */
    Set<Party> of(Caller caller, CaseFile file, OnBehalf onBehalf) {
        return onBehalf == null ? of(caller, file) : recording(caller, file.errand());
    }

    /** Nobody records for the principal what concerns one's own work. */
    private Set<Party> recording(Caller caller, Errand errand) {
        if (errand.responsibleId() != null && errand.responsibleId() == caller.personId()) {
            throw Refusal.forbidden("errand:needs-colleague", "请另一位同事记录", "申请人对您办的事怎么说，要由别的工作人员记录。");
        }
        return isAt(caller, errand.desk()) || hasPassed(caller, errand, errand.desk())
                ? EnumSet.of(Party.PRINCIPAL)
                : EnumSet.noneOf(Party.class);
    }

    Set<Party> of(Caller caller, CaseFile file) {
        Errand errand = file.errand();
        Set<Party> standing = EnumSet.noneOf(Party.class);
        if (errand.filing().principalId() == caller.personId()) {
            standing.add(Party.PRINCIPAL);
        }
        if (file.relative(caller.personId()).filter(Relative::mayAct).isPresent()) {
            standing.add(Party.RELATIVE);
        }
        if (isAt(caller, errand.desk())) {
            standing.add(Party.STAFF);
            if (errand.responsibleId() == null || errand.responsibleId() == caller.personId()) {
                standing.add(Party.RESPONSIBLE);
            }
            if (isSteward(caller, errand.desk())) {
                standing.add(Party.STEWARD);
            }
        }
        return standing;
    }

    /** The errand, or the same refusal to those whom it does not concern as to those who invented its id. */
    CaseFile visible(Optional<CaseFile> found, Caller caller) {
        return found.filter(file -> maySee(caller, file)).orElseThrow(Standings::notFound);
    }

    static Refusal notFound() {
        return Refusal.notFound("errand:not-found", "没有这一件帮办代办");
    }

    /** The principal and their relatives, the desk where it lies, the station that it was handed up from, and the desk that still waits for its hand-over. */
    boolean maySee(Caller caller, CaseFile file) {
        Errand errand = file.errand();
        return file.principalId() == caller.personId()
                || file.relative(caller.personId()).isPresent()
                || isAt(caller, errand.desk())
                || hasPassed(caller, errand, errand.desk())
                || (errand.cameFrom() != null && hasPassed(caller, errand, errand.cameFrom()));
    }

    /** Whether it came through the caller's station on its way to the desk; what is confidential went past it. */
    private boolean hasPassed(Caller caller, Errand errand, Desk desk) {
        return staff.serves(caller, desk.stationId())
                && (desk.levelAreaId() == null || !errand.filing().confidential());
    }

    private boolean isAt(Caller caller, Desk desk) {
        return desk.levelAreaId() == null ? staff.serves(caller, desk.stationId()) : isSteward(caller, desk);
    }

    private boolean isSteward(Caller caller, Desk desk) {
        return desk.levelAreaId() == null
                ? staff.isSteward(caller, desk.stationId())
                : reach.isSteward(caller, desk.levelAreaId());
    }

    void mustBeSteward(Caller caller, long areaId) {
        if (!reach.isSteward(caller, areaId)) {
            throw Refusal.forbidden("area:not-yours", "您不是这个区域的管家", "只能看自己管的区域的帮办代办件；您的角色在 GET /me 里。");
        }
    }
}
