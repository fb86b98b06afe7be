package cn.servicecircle.errand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.catalogue.Material;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who is told when of an errand's time limits. The item gives 5 working days to answer and 20 to complete; the station lies in
 * 风景嘉苑小区, where neither the compound nor its grid has a 管家.
 */
class LadderIT {
    private static ErrandWorld world;

    @BeforeAll
    static void start() {
        world = new ErrandWorld("ladder");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void begin() {
        world.clock.goTo("2026-06-01T09:00");
        world.run("UPDATE errand SET alarm_at = NULL", "DELETE FROM escalation");
        world.told();
    }

    private static List<String> toldAt(String local) {
        world.sweepAt(local);
        return world.told();
    }

    private static String text(String kind) {
        return world.value("SELECT text FROM notification WHERE kind = '" + kind + "' ORDER BY id DESC LIMIT 1");
    }

    private static String number(long id) {
        return world.value("SELECT tracking_number FROM errand WHERE id = " + id);
    }

    @Test
    void untilSomebodyClaims_allStaffOfTheDeskAreTold_andThenLevelByLevel() {
        long id = world.file();
        assertEquals(List.of(), toldAt("2026-06-04T11:59"));
        assertEquals(List.of("staff-1", "staff-2"), toldAt("2026-06-04T12:00"));
        assertEquals(number(id) + " 时限已用去一半，还剩 2 个工作日，到 6 月 8 日（周一）。", text("errand-reminded"));
        assertEquals(List.of(), toldAt("2026-06-07T23:59"));
        assertEquals(List.of("staff-1", "staff-2"), toldAt("2026-06-08T00:00"));
        assertEquals(number(id) + " 时限快到了，今天是最后一天，6 月 8 日（周一）。", text("errand-reminded"));
        assertEquals(List.of("staff-1", "staff-2", "steward-1"), toldAt("2026-06-09T00:00"));
        assertEquals(List.of(), toldAt("2026-06-09T23:59"));
        assertEquals(List.of("staff-1", "staff-2", "steward-2"), toldAt("2026-06-10T00:00"));
        assertEquals(List.of("staff-1", "staff-2", "steward-3"), toldAt("2026-06-11T00:00"));
        assertEquals(number(id) + " 已超期 3 个工作日：原定 6 月 8 日（周一）前答复，还没有人接单。请督促，或改由别人负责。", text("errand-overdue"));
        assertEquals(List.of(), toldAt("2026-06-12T00:00"), "the last level stays the last");
        assertEquals(List.of(), toldAt("2026-06-30T00:00"));
        assertEquals("half-used,last-day,escalated,escalated,escalated", world.events(id));
        assertEquals(
                "已超期 1 个工作日，报给了万安门社区的管家",
                world.value("SELECT note FROM errand_event WHERE kind = 'escalated' AND errand_id = " + id
                        + " ORDER BY id LIMIT 1"));
        assertEquals("filed", world.value("SELECT state FROM errand WHERE id = " + id), "it stays where it is");
    }

    @Test
    void claimed_onlyTheResponsibleIsTold_andTheLimitIsAnother() {
        long id = world.file();
        world.clock.goTo("2026-06-02T09:00");
        TestApp.await(world.casework.claim(world.as("staff-1"), id));
        assertEquals(List.of(), toldAt("2026-06-16T23:59"));
        assertEquals(List.of("staff-1"), toldAt("2026-06-17T00:00"));
        assertEquals(List.of(), toldAt("2026-06-30T23:59"));
        assertEquals(List.of("staff-1"), toldAt("2026-07-01T00:00"), "the 19th of June was 端午节");
        assertEquals(List.of("staff-1", "steward-1"), toldAt("2026-07-02T00:00"));
        assertEquals(number(id) + " 已超期 1 个工作日：原定 7 月 1 日（周三）前办好，由刘网格员（示例）负责。请督促，或改由别人负责。", text("errand-overdue"));
        assertEquals(List.of("staff-1", "steward-2"), toldAt("2026-07-03T00:00"));
        assertEquals(List.of(), toldAt("2026-07-05T23:59"), "a weekend");
        assertEquals(List.of("staff-1", "steward-3"), toldAt("2026-07-06T00:00"));
    }

    @Test
    void claimedLate_theOverdueAnswerLiesWithNoLevelAnyMore() {
        long id = world.file();
        world.sweepAt("2026-06-09T00:00");
        assertEquals("1", world.value("SELECT COUNT(*) FROM escalation"));
        world.clock.goTo("2026-06-09T10:00");
        TestApp.await(world.casework.claim(world.as("staff-1"), id));
        assertEquals("0", world.value("SELECT COUNT(*) FROM escalation"));
        world.told();
        assertEquals(List.of("staff-1"), toldAt("2026-06-16T00:00"), "half of the completion limit");
        assertEquals(List.of("staff-1"), toldAt("2026-06-30T00:00"));
        assertEquals(List.of("staff-1", "steward-1"), toldAt("2026-07-01T00:00"), "from the first level again");
    }

    @Test
    void aPause_movesTheMoments_andWhileItLastsNobodyIsTold() {
        long id = world.claimed();
        world.clock.goTo("2026-06-02T00:00");
        Material paper = new Material("户口簿", Material.Form.COPY, 1, "本人");
        TestApp.await(world.papers.request(world.as("staff-1"), id, List.of(paper)));
        assertEquals(List.of(), toldAt("2026-08-31T00:00"));
        world.clock.goTo("2026-08-31T00:00");
        long paperId = world.number("SELECT id FROM errand_paper WHERE errand_id = " + id);
        TestApp.await(world.papers.supply(world.as("resident-1"), id, Set.of(paperId)));
        assertEquals(List.of(), toldAt("2026-09-11T23:59"));
        assertEquals(List.of("staff-1"), toldAt("2026-09-12T00:00"), "after ten working days that ran");
    }

    @Test
    void whatIsDone_isToldNoMore_andNotSolvedItStartsAnew() {
        long id = world.claimed();
        world.sweepAt("2026-07-03T00:00");
        assertEquals("1", world.value("SELECT COUNT(*) FROM escalation"));
        TestApp.await(world.casework.complete(world.as("staff-1"), id, "已办好"));
        assertEquals("0", world.value("SELECT COUNT(*) FROM escalation"), "settled");
        world.told();
        assertEquals(List.of(), toldAt("2026-07-10T00:00"));
        TestApp.await(world.principal.confirm(world.as("resident-1"), id, false, "没有到账", null));
        assertEquals(List.of(), toldAt("2026-07-24T23:59"));
        assertEquals(List.of("staff-1"), toldAt("2026-07-25T00:00"), "half of the new limit");
        world.sweepAt("2026-08-07T00:00");
        world.told();
        assertEquals(List.of("staff-1", "steward-1"), toldAt("2026-08-10T00:00"));
    }

    @Test
    void handedUp_itGoesOnAboveWhereItLies() {
        long id = world.claimed();
        TestApp.await(world.handOvers.up(world.as("staff-1"), id, "办不了"));
        world.sweepAt("2026-06-30T00:00");
        assertEquals(List.of("staff-1", "steward-1"), world.told(), "who still is responsible, and who could claim it");
        assertEquals(List.of("staff-1", "steward-1", "steward-2"), toldAt("2026-07-01T00:00"));
        TestApp.await(world.casework.claim(world.as("steward-1"), id));
        assertEquals(List.of("steward-1", "steward-3"), toldAt("2026-07-02T00:00"));
    }

    @Test
    void aLevelWhoseOnlyStewardIsResponsible_isNotAboveThem() {
        long id = world.file();
        TestApp.await(world.casework.claim(world.as("steward-1"), id));
        world.sweepAt("2026-06-30T00:00");
        world.told();
        assertEquals(List.of("steward-1", "steward-2"), toldAt("2026-07-01T00:00"));
    }

    @Test
    void withNobodyAbove_theResponsibleIsToldOnce_andWhoeverComesIsToldTheNextWorkday() {
        String stewards = "role = 'staff' AND station_id IS NULL";
        world.run("UPDATE role_grant SET role = 'former' WHERE " + stewards);
        long id = world.claimed();
        world.sweepAt("2026-06-30T00:00");
        world.told();
        assertEquals(List.of("staff-1"), toldAt("2026-07-01T00:00"));
        assertEquals(List.of(), toldAt("2026-07-02T00:00"));
        world.run("UPDATE role_grant SET role = 'staff' WHERE role = 'former'");
        assertEquals(List.of(), toldAt("2026-07-02T12:00"));
        assertEquals(List.of("staff-1", "steward-1"), toldAt("2026-07-03T00:00"));
        assertEquals("last-day,overdue,escalated", world.events(id));
    }

    @Test
    void aLimitThatTheCalendarCouldNotTell_isFoundOnceItCan() {
        world.clock.goTo("2026-12-15T09:00");
        long id = world.claimed();
        assertEquals("1", world.value("SELECT due_at IS NULL FROM errand WHERE id = " + id));
        world.sweepAt("2026-12-15T12:00");
        assertEquals("1", world.value("SELECT due_at IS NULL FROM errand WHERE id = " + id));
        world.run(
                "INSERT INTO calendar_day (date, kind, name) VALUES ('2027-01-01', 'off', '元旦')",
                "UPDATE snapshot_version SET version = version + 1 WHERE name = 'calendar'");
        world.refresh();
        try {
            assertEquals(List.of(), toldAt("2026-12-15T13:00"));
            assertEquals("2027-01-13 16:00:00.000000", world.value("SELECT due_at FROM errand WHERE id = " + id));
            assertEquals(List.of("staff-1"), toldAt("2026-12-30T00:00"));
        } finally {
            world.run(
                    "DELETE FROM calendar_day WHERE date = '2027-01-01'",
                    "UPDATE snapshot_version SET version = version + 1 WHERE name = 'calendar'");
            world.refresh();
        }
    }
}
