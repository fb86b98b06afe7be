package cn.servicecircle.mandate;

import cn.servicecircle.errand.CaseFile;
import cn.servicecircle.evidence.Evidence;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kin.Relative;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a mandate is to say; a written one names agent, matter, powers and term (民法典 165).
 *
 * @param lastDay on which it is in force
 */
record NewMandate(long agentId, Set<Power> powers, LocalDate lastDay, Evidence evidence) {
    private static final int LONGEST_YEARS = 1;

    /** In the order of the enum, whatever the order of the request. */
    NewMandate {
        powers = EnumSet.copyOf(powers);
    }

    /**
     * Refuses what cannot be a mandate in this errand.
     *
     * @return the agent's name
     */
    String check(CaseFile file, LocalDate today) {
        if (lastDay.isBefore(today) || lastDay.isAfter(today.plusYears(LONGEST_YEARS))) {
            throw Refusal.unknown("/lastDay", "mandate:last-day", "最后一天要在今天到一年以内");
        }
        String name = agentIn(file);
        evidence.check(name);
        return name;
    }

    /** Nobody deals with themselves in somebody's name (民法典 168). */
    private String agentIn(CaseFile file) {
        if (agentId == file.principalId()) {
            throw Refusal.invalid("mandate:self-dealing", "不能自己委托自己", "受托人不能是申请人本人，请选参与办理的工作人员，或关联的亲属。");
        }
        return file.workerName(agentId)
                .or(() -> file.relative(agentId).filter(Relative::mayAct).map(Relative::name))
                .orElseThrow(() -> Refusal.unknown("/agentId", "mandate:unknown-agent", "受托人要先参与办理，或是能代为办事的亲属"));
    }
}
