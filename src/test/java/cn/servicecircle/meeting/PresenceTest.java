package cn.servicecircle.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.meeting.Minutes.Present;
import cn.servicecircle.meeting.Minutes.Quorum;
import cn.servicecircle.meeting.Presence.Somebody;
import cn.servicecircle.space.MeetingRules;
import cn.servicecircle.space.Party;
import cn.servicecircle.space.Party.Member;
import cn.servicecircle.space.Party.Office;
import cn.servicecircle.space.RuleSet;
import cn.servicecircle.space.Space;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 5);

    private static Party party(long id, int members) {
        List<Member> all = new ArrayList<>();
        for (int i = 1; i <= members; i++) {
            all.add(new Member(id * 100 + i, "成员" + i, Office.MEMBER, DAY.minusYears(1), DAY));
        }
        all.add(new Member(id * 100 + 99, "以前的", Office.MEMBER, DAY.minusYears(2), DAY.minusDays(1)));
        return new Party(id, 1, Party.Kind.RESIDENTS_COUNCIL, "主体" + id, "示例", true, all);
    }

    private static Space space(Party host, Party guest) {
        return new Space(
                1,
                1,
                List.of(1L),
                "示例",
                host,
                false,
                Space.Checks.TOPICS,
                null,
                false,
                host == null ? List.of(guest) : List.of(host, guest),
                new TreeMap<>());
    }

    private static Somebody member(long id) {
        return new Somebody(id, null);
    }

    @Test
    void twoThirdsAreRoundedUp_andNeverFewerThanTheLeast() {
        MeetingRules rules = MeetingRules.DEFAULT;
        assertEquals(6, rules.quorum(9));
        assertEquals(7, rules.quorum(10));
        assertEquals(3, rules.quorum(2));
        assertEquals(5, new MeetingRules(3, 1, 2, 1).quorum(9));
    }

    @Test
    void membersOfTheHostCount_onTheirDay_andNobodyElse() {
        Space space = space(party(1, 4), party(2, 3));
        Presence two =
                Presence.of(List.of(member(101), member(102), member(201), new Somebody(null, "居民代表")), space, DAY);
        assertEquals(new Quorum(4, 2, 3), two.quorum());
        assertFalse(two.quorum().isMet());
        assertEquals(
                List.of(
                        new Present("成员1", "主体1"),
                        new Present("成员2", "主体1"),
                        new Present("成员1", "主体2"),
                        new Present("居民代表", null)),
                two.names());
        assertTrue(Presence.of(List.of(member(101), member(102), member(103)), space, DAY)
                .quorum()
                .isMet());
        assertThrows(Refusal.class, () -> Presence.of(List.of(member(199)), space, DAY), "the term is over");
        assertThrows(Refusal.class, () -> Presence.of(List.of(member(101), member(101)), space, DAY));
        assertThrows(Refusal.class, () -> Presence.of(List.of(new Somebody(101L, "两样都写")), space, DAY));
    }

    @Test
    void whereASpaceBelongsToNoBody_thereIsNoQuorum() {
        assertNull(
                Presence.of(List.of(member(201)), space(null, party(2, 3)), DAY).quorum());
    }

    @Test
    void rulesThatAreOlderThanMeetings_haveThoseOfDefault() {
        RuleSet old = new RuleSet(2, 5_000, true, true, 7, 100, 3, 10, 7, 30, 7, 5, 5, 30, 50, 8, 0, null);
        assertEquals(MeetingRules.DEFAULT, old.meetings());
        assertEquals(5, old.answerDays());
    }
}
