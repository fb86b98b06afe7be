package cn.servicecircle.duty;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.kernel.Refusal.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shifts that are to be published, each held against the rules and against those before it. */
final class Publication {
    private final Openings openings;
    private final Roster roster;
    private final List<Period> staffed;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    /** One shift that may be published; member null: a hole. */
    record Entry(Period period, Member member) {}

    /** @param staffed when somebody is planned at the station already */
    Publication(Openings openings, Roster roster, List<Period> staffed) {
        this.openings = openings;
        this.roster = roster;
        this.staffed = new ArrayList<>(staffed);
    }

    /** In their order; refused with every fault there is. */
    List<Entry> checked(List<NewShift> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            String pointer = "/shifts/" + i;
            NewShift shift = wanted.get(i);
            fault(shift).ifPresentOrElse(text -> faults.add(new Fault(pointer, null, text)), () -> accept(shift));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(
                    Kind.CONFLICT, "rota:breaks-rules", "排班表里有排不成的班", "请按 errors 里的提示改好，或重新生成草稿，再公布。", faults);
        }
        return entries;
    }

    private Optional<String> fault(NewShift shift) {
        Period period = shift.period();
        if (!openings.isPlannable(period)) {
            return Optional.of("一个班要先开始、后结束，在同一天之内，从现在起到 70 天以内");
        }
        if (staffed.stream().anyMatch(period::overlaps)) {
            return Optional.of(openings.text(period) + "这个站点已经排了人");
        }
        if (shift.personId() == null) {
            return Optional.empty();
        }
        return roster.member(shift.personId())
                .map(member -> roster.against(member, period)
                        .map(obstacle -> member.displayName() + obstacle.text() + "：" + openings.text(period)))
                .orElseGet(() -> Optional.of("这个人" + Obstacle.NOT_STAFF.text()));
    }

    private void accept(NewShift shift) {
        Member member = shift.personId() == null
                ? null
                : roster.member(shift.personId()).orElseThrow();
        staffed.add(shift.period());
        if (member != null) {
            roster.give(member, shift.period());
        }
        entries.add(new Entry(shift.period(), member));
    }
}
