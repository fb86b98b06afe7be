package cn.servicecircle.duty;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Proposes who takes which shift; the same for the same question. The {@link Rules} always hold, and what nobody can take
 * stays a hole. The hours are spread so that <b>whoever could take a shift off somebody has at most eight hours less than
 * they</b>, or that shift's length where it is longer. Within that, wishes come first, then the roles taking turns.
 */
final class RotaDraft {
    /** A working day. */
    static final long SPREAD_MINUTES = 8 * 60;

    private final Roster roster;
    private final List<Period> periods;
    private final Map<Period, Member> plan = new TreeMap<>(Comparator.comparing(Period::from));

    /**
     * One proposed shift.
     *
     * @param member null: a hole
     */
    record Proposed(Period period, Member member) {}

    private RotaDraft(Roster roster, List<Period> periods) {
        this.roster = roster;
        this.periods = periods;
    }

    /**
     * A shift for each of the periods, in their order.
     *
     * @param roster  is brought to what the proposal makes of it
     * @param periods in the order of time, none overlapping another
     */
    static List<Proposed> propose(Roster roster, List<Period> periods) {
        RotaDraft draft = new RotaDraft(roster, periods);
        // Moving shifts may let a hole be filled. Each round fills one more or is the last.
        int filled;
        do {
            filled = draft.plan.size();
            draft.fill();
            draft.balance();
        } while (draft.plan.size() > filled);
        return periods.stream()
                .map(period -> new Proposed(period, draft.plan.get(period)))
                .toList();
    }

    private void fill() {
        for (Period period : periods) {
            if (!plan.containsKey(period)) {
                best(period).ifPresentOrElse(member -> assign(period, member), () -> makeRoom(period));
            }
        }
    }

    private void assign(Period period, Member member) {
        plan.put(period, member);
        roster.give(member, period);
    }

    private void move(Period period, Member to) {
        roster.take(plan.get(period), period);
        assign(period, to);
    }

    private Optional<Member> best(Period period) {
        List<Member> free = roster.free(period).toList();
        long least = free.stream().mapToLong(roster::minutes).min().orElse(0);
        Map<String, Instant> lastTurns = lastTurns(period);
        return free.stream()
                .filter(member -> roster.minutes(member) + period.minutes() - least <= spread(period))
                .min(Comparator.<Member>comparingInt(member -> roster.dislike(member, period))
                        .thenComparing(member -> lastTurns.getOrDefault(member.dutyRole(), Instant.MIN))
                        .thenComparingLong(roster::minutes)
                        .thenComparingLong(Member::personId));
    }

    /** When each role had its last turn before. */
    private Map<String, Instant> lastTurns(Period before) {
        Map<String, Instant> turns = new HashMap<>();
        plan.forEach((period, member) -> {
            if (period.from().isBefore(before.from())) {
                turns.put(member.dutyRole(), period.from());
            }
        });
        return turns;
    }

    private static long spread(Period period) {
        return Math.max(SPREAD_MINUTES, period.minutes());
    }

    /** Where nobody is free, somebody may be who first passes another shift on. */
    private void makeRoom(Period hole) {
        for (Member member : roster.members()) {
            for (Period given : List.copyOf(plan.keySet())) {
                if (plan.get(given).equals(member) && roster.isFreeWithout(member, hole, given)) {
                    Optional<Member> other = roster.free(given).findFirst();
                    if (other.isPresent()) {
                        move(given, other.get());
                        assign(hole, member);
                        return;
                    }
                }
            }
        }
    }

    /** Ends: each move makes the sum of the squares of all hours smaller. */
    private void balance() {
        boolean moved;
        do {
            moved = false;
            for (Period period : List.copyOf(plan.keySet())) {
                Optional<Member> lighter = lighter(period);
                lighter.ifPresent(member -> move(period, member));
                moved |= lighter.isPresent();
            }
        } while (moved);
    }

    /** Whoever could take it off its member, and has so much less. */
    private Optional<Member> lighter(Period period) {
        long minutes = roster.minutes(plan.get(period));
        return roster.free(period)
                .filter(member -> minutes - roster.minutes(member) > spread(period))
                .min(Comparator.<Member>comparingLong(roster::minutes).thenComparingLong(Member::personId));
    }
}
