package cn.servicecircle.duty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A station's staff, what they said, and the shifts that they have anywhere; shifts can be given to them and taken away.
 */
final class Roster {
    private final Rules rules;
    private final List<Member> members;
    private final Map<Long, List<Availability>> said;
    private final Map<Long, List<Period>> shifts = new HashMap<>();

    /** @param shifts of each person, at any station */
    Roster(Rules rules, List<Member> members, Map<Long, List<Period>> shifts, Map<Long, List<Availability>> said) {
        this.rules = rules;
        this.members = members;
        this.said = said;
        shifts.forEach((person, theirs) -> this.shifts.put(person, new ArrayList<>(theirs)));
    }

    List<Member> members() {
        return members;
    }

    Optional<Member> member(long personId) {
        return members.stream().filter(member -> member.personId() == personId).findFirst();
    }

    private List<Period> shiftsOf(Member member) {
        return shifts.computeIfAbsent(member.personId(), person -> new ArrayList<>());
    }

    private List<Availability> saidBy(Member member) {
        return said.getOrDefault(member.personId(), List.of());
    }

    Optional<Obstacle> against(Member member, Period period) {
        return rules.against(period, shiftsOf(member), saidBy(member));
    }

    /** Those who can take it now. */
    Stream<Member> free(Period period) {
        return members.stream().filter(member -> against(member, period).isEmpty());
    }

    /** Whether the member could take the one, were it not for the other. */
    boolean isFreeWithout(Member member, Period wanted, Period given) {
        take(member, given);
        boolean free = against(member, wanted).isEmpty();
        give(member, given);
        return free;
    }

    void give(Member member, Period period) {
        shiftsOf(member).add(period);
    }

    void take(Member member, Period period) {
        shiftsOf(member).remove(period);
    }

    long minutes(Member member) {
        return shiftsOf(member).stream().mapToLong(Period::minutes).sum();
    }

    /** Less is liked better: −1, 0 or 1. */
    int dislike(Member member, Period period) {
        if (rules.says(Availability.Kind.RATHER_NOT, period, saidBy(member))) {
            return 1;
        }
        return rules.says(Availability.Kind.PREFER, period, saidBy(member)) ? -1 : 0;
    }
}
