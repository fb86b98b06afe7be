package cn.servicecircle.duty;

import cn.servicecircle.duty.Availability.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A station and its staff, made up by chance; often with more to do than there are people for, or with nobody at all. */
final class RandomStaffing {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final List<String> ROLES =
            List.of("party-member", "grid-worker", "building-steward", "property-staff");
    private static final int[][] SPANS = {{510, 720}, {870, 1080}, {1140, 1230}, {540, 1080}, {480, 1440}};

    final Rules rules;
    final List<Member> members = new ArrayList<>();
    final List<Period> periods = new ArrayList<>();
    final Map<Long, List<Period>> shifts = new HashMap<>();
    final Map<Long, List<Availability>> said = new HashMap<>();
    private final Random random;

    RandomStaffing(long seed) {
        this.random = new Random(seed);
        this.rules = new Rules(1 + random.nextInt(14), Duration.ofMinutes(60L * random.nextInt(14)), ZONE);
        int days = 1 + random.nextInt(35);
        for (int day = 0; day < days; day++) {
            addSpans(FIRST.plusDays(day));
        }
        int people = random.nextInt(8);
        for (long person = 1; person <= people; person++) {
            members.add(new Member(person, ROLES.get(random.nextInt(4)), "角色", "示例"));
            addSaid(person, days);
            addElsewhere(person, days);
        }
    }

    Roster roster() {
        return new Roster(rules, members, shifts, said);
    }

    private void addSpans(LocalDate day) {
        switch (random.nextInt(6)) {
            case 0 -> {} // closed
            case 1 -> periods.add(period(day, SPANS[3]));
            case 2 -> periods.add(period(day, SPANS[4]));
            default -> {
                periods.add(period(day, SPANS[0]));
                periods.add(period(day, SPANS[1]));
                if (random.nextBoolean()) {
                    periods.add(period(day, SPANS[2]));
                }
            }
        }
    }

    private void addSaid(long person, int days) {
        List<Availability> theirs = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            LocalDate from = FIRST.plusDays(random.nextInt(days));
            theirs.add(new Availability(
                    i,
                    person,
                    Kind.values()[random.nextInt(3)],
                    from,
                    from.plusDays(random.nextInt(20)),
                    random.nextBoolean() ? null : DayOfWeek.of(1 + random.nextInt(7)),
                    random.nextBoolean() ? null : DayPart.values()[random.nextInt(3)]));
        }
        said.put(person, theirs);
    }

    /** What they have at other stations; these keep the rules or not, as they are there already. */
    private void addElsewhere(long person, int days) {
        List<Period> theirs = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            theirs.add(period(FIRST.plusDays(random.nextInt(days)), SPANS[random.nextInt(SPANS.length)]));
        }
        shifts.put(person, theirs);
    }

    static Period period(LocalDate day, int... minutes) {
        return new Period(
                day.atStartOfDay(ZONE).plusMinutes(minutes[0]).toInstant(),
                day.atStartOfDay(ZONE).plusMinutes(minutes[1]).toInstant());
    }
}
