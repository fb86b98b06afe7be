package cn.servicecircle.district;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.district.District.Area;
import cn.servicecircle.district.District.DutyRole;
import cn.servicecircle.district.District.Person;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final Area DISTRICT = new Area("kongtong", null, "district", "崆峒区", null, null);
    private static final Area STREET = new Area("zhongjie", "kongtong", "street", "中街街道", null, null);
    private static final Area RENAMED = new Area("zhongjie", "kongtong", "street", "中街", null, null);
    private static final Area NEW_STREET = new Area("xijiao", "kongtong", "street", "西郊街道", null, null);

    @Test
    void eachRow_isAddedChangedUnchangedOrLeft() {
        Difference<Area> areas = Changes.between(
                        areas(DISTRICT, STREET, area("gone")), areas(DISTRICT, RENAMED, NEW_STREET))
                .areas();

        assertEquals(new Difference<>(List.of(NEW_STREET), List.of(RENAMED), 1, List.of("gone")), areas);
        assertEquals(List.of(NEW_STREET, RENAMED), areas.toWrite());
    }

    @Test
    void aPersonWithAnotherRoleBesides_isUnchanged() {
        Person resident = new Person("demo-resident-1", "李阿姨", "resident", "kongtong", null, null);
        Person alsoModerator = new Person("demo-resident-1", "李阿姨", "moderator", "kongtong", null, null);

        assertEquals(
                new Difference<>(List.of(), List.of(), 1, List.of()),
                Changes.between(people(alsoModerator, resident), people(resident))
                        .people());
    }

    @Test
    void theSummary_isOneSentence() {
        District stored = areas(DISTRICT, STREET);
        District wanted = areas(DISTRICT, RENAMED, NEW_STREET);

        assertEquals(
                "导入完成：区域新增 1、变更 1、未变 1；边界新增 0、变更 0、未变 0；服务站新增 0、变更 0、未变 0；事项新增 0、变更 0、未变 0；"
                        + "坐班角色新增 0、变更 0、未变 0；演示人员新增 0、变更 0、未变 0；日历年份新增 0、变更 0、未变 0；"
                        + "吹哨部门新增 0、变更 0、未变 0；政策宣传新增 0、变更 0、未变 0。",
                Changes.between(stored, wanted).summary().toString());
    }

    @Test
    void theSummaryOfTheSameFiles_saysSo() {
        assertEquals("导入完成：文件与上次导入时相同，没有变更。", ImportSummary.SAME_FILES.toString());
    }

    @Test
    void theSummary_namesWhatLeftTheFiles() {
        Area[] many = IntStream.range(1, 8).mapToObj(i -> area("a" + i)).toArray(Area[]::new);
        District stored = new District(
                List.of(new DutyRole("cook", "厨师")),
                List.of(many),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        String summary = Changes.between(stored, areas()).summary().toString();

        assertEquals("；文件里已没有、仍然保留的：区域 a1、a2、a3、a4、a5 等 7 个，坐班角色 cook。", summary.substring(summary.indexOf("；文件")));
    }

    private static Area area(String code) {
        return new Area(code, "kongtong", "street", code, null, null);
    }

    private static District areas(Area... areas) {
        return new District(
                List.of(),
                List.of(areas),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static District people(Person... people) {
        return new District(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                List.of(people),
                List.of(),
                List.of(),
                List.of());
    }
}
