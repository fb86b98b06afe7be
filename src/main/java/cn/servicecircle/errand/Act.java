package cn.servicecircle.errand;

import static cn.servicecircle.errand.Errand.State.ACCEPTED;
import static cn.servicecircle.errand.Errand.State.CANCELLED;
import static cn.servicecircle.errand.Errand.State.CLOSED;
import static cn.servicecircle.errand.Errand.State.DONE;
import static cn.servicecircle.errand.Errand.State.FILED;
import static cn.servicecircle.errand.Errand.State.HANDED_OVER;
import static cn.servicecircle.errand.Errand.State.IN_PROGRESS;
import static cn.servicecircle.errand.Errand.State.REFUSED;
import static cn.servicecircle.errand.Errand.State.WAITING;
import static cn.servicecircle.errand.Party.PRINCIPAL;
import static cn.servicecircle.errand.Party.RELATIVE;
import static cn.servicecircle.errand.Party.RESPONSIBLE;
import static cn.servicecircle.errand.Party.STAFF;
import static cn.servicecircle.errand.Party.STEWARD;

import cn.servicecircle.errand.Errand.State;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be done with an errand: by whom, and in which states. This table is the state machine's only gate; what else must be
 * so, other features say as {@link Condition}s.
 *
 * <p>A relative never rates: 好差评 is the opinion of the one who was served, and somebody else's is not. Nor do they give a
 * mandate: it takes the principal's own signature (民法典 165).
 */
@SuppressWarnings("ImmutableEnumChecker") // both sets are
public enum Act implements Worded {
    CLAIM("接单", Set.of(STAFF), FILED, HANDED_OVER),
    REFUSE("不予受理", Set.of(RESPONSIBLE), FILED),
    START("开始办理", Set.of(RESPONSIBLE), ACCEPTED),
    REQUEST_PAPERS("告知缺什么材料", Set.of(RESPONSIBLE), ACCEPTED, IN_PROGRESS, WAITING),
    REJECT_PAPER("退回不合要求的材料", Set.of(RESPONSIBLE), ACCEPTED, IN_PROGRESS, WAITING),
    SUPPLY_PAPERS("补交材料", Set.of(PRINCIPAL, RELATIVE, STAFF), ACCEPTED, IN_PROGRESS, WAITING),
    COMPLETE("填写结果", Set.of(RESPONSIBLE), ACCEPTED, IN_PROGRESS),
    CONFIRM("确认是否解决", Set.of(PRINCIPAL, RELATIVE), DONE),
    CLOSE("说明办不成并结案", Set.of(RESPONSIBLE), IN_PROGRESS),
    REOPEN("要求重新办理", Set.of(PRINCIPAL, RELATIVE), CLOSED, REFUSED),
    CANCEL("撤回", Set.of(PRINCIPAL, RELATIVE), FILED, HANDED_OVER, ACCEPTED, IN_PROGRESS, WAITING),
    RATE("评价", Set.of(PRINCIPAL), DONE, CLOSED),
    JOIN("参与办理", Set.of(STAFF), ACCEPTED, IN_PROGRESS, WAITING),
    ASSIGN("改由参与的同事负责", Set.of(RESPONSIBLE, STEWARD), ACCEPTED, IN_PROGRESS, WAITING),
    HAND_OVER("转交别的站点", Set.of(RESPONSIBLE), FILED, ACCEPTED, IN_PROGRESS),
    HAND_UP("交给上一级", Set.of(RESPONSIBLE), FILED, ACCEPTED, IN_PROGRESS),
    GIVE_BACK("退回转交来的站点", Set.of(STAFF), HANDED_OVER),
    REFER("移送调解委员会", Set.of(RESPONSIBLE), ACCEPTED, IN_PROGRESS),
    SPLIT("拆成几件分别办", Set.of(RESPONSIBLE), ACCEPTED, IN_PROGRESS),
    GIVE_MANDATE("登记委托书", Set.of(PRINCIPAL, STAFF), ACCEPTED, IN_PROGRESS, WAITING),
    PASS_MANDATE_ON("转委托给同事", Set.of(STAFF), ACCEPTED, IN_PROGRESS, WAITING),
    END_MANDATE("终止委托", Set.of(PRINCIPAL, RELATIVE, STAFF), HANDED_OVER, ACCEPTED, IN_PROGRESS, WAITING, DONE),
    DO_DEED("凭委托书代办", Set.of(RELATIVE, STAFF), ACCEPTED, IN_PROGRESS, WAITING),
    RECEIVE_ORIGINAL("收下原件", Set.of(STAFF), ACCEPTED, IN_PROGRESS, WAITING),
    PASS_ORIGINAL_ON("把原件交给部门", Set.of(STAFF), ACCEPTED, IN_PROGRESS, WAITING),
    FETCH_ORIGINAL_BACK("从部门取回原件", Set.of(STAFF), HANDED_OVER, ACCEPTED, IN_PROGRESS, WAITING, CANCELLED),
    RETURN_ORIGINAL("交还原件", Set.of(STAFF), HANDED_OVER, ACCEPTED, IN_PROGRESS, WAITING, CANCELLED),
    ACKNOWLEDGE_ORIGINAL(
            "确认原件交接",
            Set.of(PRINCIPAL, RELATIVE, STAFF),
            HANDED_OVER,
            ACCEPTED,
            IN_PROGRESS,
            WAITING,
            DONE,
            CLOSED,
            CANCELLED);

    /** Of mandates and originals: what can be done with them is seen where they are, and not with every errand. */
    private static final Set<Act> ASIDE = EnumSet.range(GIVE_MANDATE, ACKNOWLEDGE_ORIGINAL);

    private final String label;
    private final Set<Party> by;
    private final Set<State> from;

    Act(String label, Set<Party> by, State... from) {
        this.label = label;
        this.by = by;
        this.from = Set.of(from);
    }

    private boolean isFor(Set<Party> standing) {
        return by.stream().anyMatch(standing::contains);
    }

    boolean isPossible(CaseFile file, Set<Party> standing) {
        return isFor(standing) && from.contains(file.errand().state()) && hasItsObject(file);
    }

    /** Whether there is what the act is done to. */
    private boolean hasItsObject(CaseFile file) {
        return switch (this) {
            case CLOSE -> file.errand().isDisputed();
            case SUPPLY_PAPERS -> file.papers().stream().anyMatch(Paper::isMissing);
            case REJECT_PAPER -> !file.papers().stream().allMatch(Paper::isMissing);
            case ASSIGN -> file.workers().size() > 1;
            default -> true;
        };
    }

    /** What somebody of this standing can do with the errand itself now, in the order of the table. */
    static List<Act> possible(CaseFile file, Set<Party> standing) {
        return Arrays.stream(values())
                .filter(act -> !ASIDE.contains(act) && act.isPossible(file, standing))
                .toList();
    }

    /**
     * Lets pass whom the act is for, in a state that it is for; tells the others why not, and what is possible now.
     *
     * @param possible for them now
     */
    void check(CaseFile file, Set<Party> standing, List<Act> possible) {
        if (!isFor(standing)) {
            String who = Arrays.stream(Party.values())
                    .filter(by::contains)
                    .map(Party::text)
                    .collect(Collectors.joining("或"));
            throw Refusal.forbidden("errand:not-yours", "这一步不由您来做", "“" + label + "”要由" + who + "来做。");
        }
        if (!isPossible(file, standing)) {
            String now = possible.isEmpty()
                    ? "现在不需要您做什么。"
                    : "现在可以：" + possible.stream().map(act -> act.label).collect(Collectors.joining("、")) + "。";
            throw Refusal.conflict(
                            "errand:not-possible-now",
                            "现在不能" + label,
                            "现在的状态是“" + file.errand().state().text() + "”。" + now)
                    .with(possible.stream().map(Act::word).toList());
        }
    }
}
