package cn.servicecircle.duty;

import static cn.servicecircle.duty.RandomStaffing.FIRST;
import static cn.servicecircle.duty.RandomStaffing.ZONE;
import static cn.servicecircle.duty.RandomStaffing.period;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.duty.Availability.Kind;
import cn.servicecircle.duty.RotaDraft.Proposed;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RotaDraftTest {
    private static final int CASES = 1000;
    private static final Rules FREE = new Rules(99, Duration.ZERO, ZONE);
    private static final int[] MORNING = {510, 720};
    private static final int[] AFTERNOON = {870, 1080};

    /** The plan of one case, with what each person has by it at all stations. */
    private record Outcome(RandomStaffing staffing, List<Proposed> plan, Map<Long, List<Period>> all) {}

    private static Outcome outcome(long seed) {
        RandomStaffing staffing = new RandomStaffing(seed);
        List<Proposed> plan = RotaDraft.propose(staffing.roster(), staffing.periods);
        Map<Long, List<Period>> all = new HashMap<>();
        staffing.shifts.forEach((person, theirs) -> all.put(person, new ArrayList<>(theirs)));
        staffed(plan).forEach(one -> all.get(one.member().personId()).add(one.period()));
        return new Outcome(staffing, plan, all);
    }

    private static Stream<Proposed> staffed(List<Proposed> plan) {
        return plan.stream().filter(one -> one.member() != null);
    }

    /** The rules once more, said in another way than the product says them. */
    private static boolean keepsTheRules(RandomStaffing staffing, long person, Period wanted, List<Period> others) {
        ZonedDateTime from = wanted.from().atZone(ZONE);
        long rest = staffing.rules.rest().toMinutes();
        for (Period other : others) {
            long before = Duration.between(other.to(), wanted.from()).toMinutes();
            long after = Duration.between(wanted.to(), other.from()).toMinutes();
            if (before < 0 && after < 0 || Math.max(before, after) < rest) {
                return false;
            }
        }
        long sameWeek = others.stream()
                .map(other -> other.from().atZone(ZONE))
                .filter(other -> other.get(IsoFields.WEEK_BASED_YEAR) == from.get(IsoFields.WEEK_BASED_YEAR)
                        && other.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) == from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                .count();
        return sameWeek < staffing.rules.shiftsAWeek()
                && staffing.said.get(person).stream().noneMatch(one -> isAbsence(one, from, wanted.minutes()));
    }

    private static boolean isAbsence(Availability said, ZonedDateTime from, long minutes) {
        LocalDate day = from.toLocalDate();
        int begins = from.get(ChronoField.MINUTE_OF_DAY);
        int[] part = said.dayPart() == null
                ? new int[] {0, 1440}
                : switch (said.dayPart()) {
                    case MORNING -> new int[] {0, 720};
                    case AFTERNOON -> new int[] {720, 1080};
                    case EVENING -> new int[] {1080, 1440};
                };
        return said.kind() == Kind.ABSENT
                && !day.isBefore(said.fromDay())
                && !day.isAfter(said.toDay())
                && (said.weekday() == null || said.weekday() == from.getDayOfWeek())
                && begins < part[1]
                && part[0] < begins + minutes;
    }

    private static List<Period> without(List<Period> periods, Period one) {
        List<Period> others = new ArrayList<>(periods);
        assertTrue(others.remove(one));
        return others;
    }

    private static long minutes(List<Period> periods) {
        return periods.stream().mapToLong(Period::minutes).sum();
    }

    @Test
    void everyPeriod_isPlannedOnce_andNoRuleIsBroken() {
        for (long seed = 0; seed < CASES; seed++) {
            Outcome outcome = outcome(seed);
            RandomStaffing staffing = outcome.staffing();
            String what = "case " + seed;
            assertEquals(
                    staffing.periods,
                    outcome.plan().stream().map(Proposed::period).toList(),
                    what);
            staffed(outcome.plan()).forEach(one -> {
                long person = one.member().personId();
                assertTrue(staffing.members.contains(one.member()), what);
                assertTrue(
                        keepsTheRules(
                                staffing,
                                person,
                                one.period(),
                                without(outcome.all().get(person), one.period())),
                        () -> what + ": " + one);
            });
        }
    }

    @Test
    void nothingIsLeftAHole_thatSomebodyCouldTake() {
        int holes = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Outcome outcome = outcome(seed);
            for (Proposed one : outcome.plan()) {
                if (one.member() == null) {
                    holes++;
                    for (Member member : outcome.staffing().members) {
                        assertFalse(
                                keepsTheRules(
                                        outcome.staffing(),
                                        member.personId(),
                                        one.period(),
                                        outcome.all().get(member.personId())),
                                "case " + seed + ": " + member + " could take " + one.period());
                    }
                }
            }
        }
        assertTrue(holes > CASES, "the cases are too easy");
    }

    @Test
    void whoeverCouldTakeAShiftOffSomebody_hasAtMostEightHoursLess() {
        int compared = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Outcome outcome = outcome(seed);
            for (Proposed one : staffed(outcome.plan()).toList()) {
                long bound = Math.max(8 * 60, one.period().minutes());
                for (Member other : outcome.staffing().members) {
                    List<Period> theirs = outcome.all().get(other.personId());
                    if (!other.equals(one.member())
                            && keepsTheRules(outcome.staffing(), other.personId(), one.period(), theirs)) {
                        compared++;
                        long more = minutes(outcome.all().get(one.member().personId())) - minutes(theirs);
                        assertTrue(more <= bound, "case " + seed + ": " + one + " could be " + other + "'s, " + more);
                    }
                }
            }
        }
        assertTrue(compared > CASES, "the cases are too hard");
    }

    @Test
    void theSameQuestion_hasTheSameAnswer() {
        for (long seed = 0; seed < 50; seed++) {
            assertEquals(outcome(seed).plan(), outcome(seed).plan());
        }
    }

    private static Member member(long person, String role) {
        return new Member(person, role, role, "示例");
    }

    private static List<Period> halfDays(int days) {
        return IntStream.range(0, days)
                .boxed()
                .flatMap(day -> Stream.of(MORNING, AFTERNOON).map(part -> period(FIRST.plusDays(day), part)))
                .toList();
    }

    private static List<Long> people(Roster roster, List<Period> periods) {
        return RotaDraft.propose(roster, periods).stream()
                .map(one -> one.member() == null ? null : one.member().personId())
                .toList();
    }

    @Test
    void theRolesTakeTurns() {
        List<Member> members = List.of(member(1, "a"), member(2, "a"), member(3, "b"), member(4, "c"), member(5, "d"));
        List<String> roles = RotaDraft.propose(new Roster(FREE, members, Map.of(), Map.of()), halfDays(2)).stream()
                .map(one -> one.member().dutyRole())
                .toList();
        assertEquals(List.of("a", "b", "c", "d"), roles);
    }

    private static Availability said(long person, Kind kind, DayOfWeek weekday, DayPart part) {
        return new Availability(1, person, kind, FIRST, FIRST.plusDays(34), weekday, part);
    }

    @Test
    void wishes_areFollowedWithinTheSpread() {
        List<Member> two = List.of(member(1, "a"), member(2, "a"));
        Map<Long, List<Availability>> wishes = Map.of(
                1L, List.of(said(1, Kind.RATHER_NOT, null, DayPart.MORNING)),
                2L, List.of(said(2, Kind.PREFER, null, DayPart.MORNING)));
        assertEquals(List.of(2L, 1L, 2L, 1L), people(new Roster(FREE, two, Map.of(), wishes), halfDays(2)));
    }

    @Test
    void wishes_doNotMakeTheSpreadLarger() {
        List<Member> two = List.of(member(1, "a"), member(2, "a"));
        Map<Long, List<Availability>> wishes = Map.of(1L, List.of(said(1, Kind.RATHER_NOT, null, null)));
        Roster roster = new Roster(FREE, two, Map.of(), wishes);
        List<Long> people = people(roster, halfDays(10));
        assertTrue(people.contains(1L));
        assertTrue(roster.minutes(two.get(1)) - roster.minutes(two.get(0)) <= 8 * 60);
    }

    @Test
    void whoeverIsTheOnlyOneOnADay_isKeptForIt() {
        List<Member> two = List.of(member(1, "a"), member(2, "a"));
        Map<Long, List<Availability>> absences = Map.of(2L, List.of(said(2, Kind.ABSENT, DayOfWeek.TUESDAY, null)));
        Rules oneAWeek = new Rules(1, Duration.ZERO, ZONE);
        List<Period> mornings = List.of(period(FIRST, MORNING), period(FIRST.plusDays(1), MORNING));
        assertEquals(List.of(2L, 1L), people(new Roster(oneAWeek, two, Map.of(), absences), mornings));
    }

    @Test
    void withoutAnybody_allAreHoles() {
        List<Long> people = people(new Roster(FREE, List.of(), Map.of(), Map.of()), halfDays(1));
        assertEquals(2, people.size());
        assertTrue(people.stream().allMatch(person -> person == null));
    }
}
