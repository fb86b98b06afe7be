package cn.servicecircle.bulletin;

import static cn.servicecircle.bulletin.BulletinFixture.FIRST;
import static cn.servicecircle.bulletin.BulletinFixture.LAST;
import static cn.servicecircle.bulletin.BulletinFixture.content;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cn.servicecircle.kernel.Refusal.Fault;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulletinContentTest {
    private static List<String> pointers(List<Fault> faults) {
        return faults.stream().map(Fault::pointer).toList();
    }

    @Test
    void itEnds_onOrAfterTheDayOnWhichItBegins_andWithinTwoYears() {
        assertEquals(List.of(), content(FIRST, FIRST).faults());
        assertEquals(List.of(), content(FIRST, FIRST.plusYears(2)).faults());
        assertEquals(
                List.of("/endsOn"), pointers(content(FIRST, FIRST.minusDays(1)).faults()));
        assertEquals(
                List.of("/endsOn"),
                pointers(content(FIRST, FIRST.plusYears(2).plusDays(1)).faults()));
    }

    @Test
    void aNewOne_beginsTodayOrLater_andWithinAYear() {
        assertEquals(List.of(), content(FIRST, LAST).faultsAsNew(FIRST));
        assertEquals(List.of(), content(FIRST, LAST).faultsAsNew(FIRST.minusYears(1)));
        assertEquals(List.of("/beginsOn"), pointers(content(FIRST, LAST).faultsAsNew(FIRST.plusDays(1))));
        assertEquals(
                List.of("/beginsOn"),
                pointers(content(FIRST, LAST).faultsAsNew(FIRST.minusYears(1).minusDays(1))));
    }

    @Test
    void aCorrection_keepsTheFirstDayOnceItHasBegun_andEndsTodayAtTheEarliest() {
        BulletinContent was = content(FIRST, LAST);
        assertEquals(List.of(), content(FIRST, FIRST).faultsAfter(was, FIRST));
        assertEquals(
                List.of("/beginsOn"), pointers(content(FIRST.plusDays(1), LAST).faultsAfter(was, FIRST)));
        assertEquals(List.of("/endsOn"), pointers(content(FIRST, FIRST).faultsAfter(was, FIRST.plusDays(1))));
        // It is over: what was wrong in it can still be put right.
        assertEquals(List.of(), content(FIRST, LAST).faultsAfter(was, LAST.plusDays(9)));
    }

    @Test
    void whatHasNotBegun_canBeMoved_butNotIntoThePast() {
        BulletinContent was = content(FIRST, LAST);
        assertEquals(List.of(), content(FIRST.minusDays(3), LAST).faultsAfter(was, FIRST.minusDays(3)));
        assertEquals(
                List.of("/beginsOn"), pointers(content(FIRST.minusDays(4), LAST).faultsAfter(was, FIRST.minusDays(3))));
    }

    @Test
    void everybody_standsAlone() {
        assertEquals(
                List.of("/audiences"),
                pointers(content("", null, List.of(Audience.TENANTS, Audience.EVERYBODY), FIRST, LAST)
                        .faults()));
        assertEquals(
                List.of(),
                content("", null, List.of(Audience.TENANTS, Audience.BUSINESSES), FIRST, LAST)
                        .faults());
    }

    @Test
    void aLink_isHttpsToAHost_andHidesNoOtherName() {
        for (String good : List.of("https://www.gov.cn/", "https://example.gov.cn/a?b=%E4%B8%AD#c")) {
            assertEquals(List.of(), linking(good), good);
        }
        for (String bad : List.of(
                "http://www.gov.cn/",
                "https://www.gov.cn@example.com/",
                "https:///a",
                "https://",
                "https://a b/",
                "HTTPS.gov.cn",
                "javascript:alert(1)")) {
            assertEquals(List.of("/source/link"), linking(bad), bad);
        }
    }

    private static List<String> linking(String link) {
        return pointers(
                content("", link, List.of(Audience.EVERYBODY), FIRST, LAST).faults());
    }

    @Test
    void audiences_areSituations_andNoLabelsOfPeople() {
        String all = Audience.inWords(Arrays.asList(Audience.values()));
        for (String label :
                List.of("特殊", "流动人口", "困难", "低保", "贫困", "残疾", "失独", "刑满", "吸毒", "精神", "上访", "重点", "独居", "空巢", "留守")) {
            assertFalse(all.contains(label), label);
        }
        assertEquals(
                Audience.values().length,
                Arrays.stream(Audience.values())
                        .map(audience -> Audience.inWords(List.of(audience)))
                        .distinct()
                        .count());
    }
}
