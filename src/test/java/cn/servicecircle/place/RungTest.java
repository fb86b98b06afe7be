package cn.servicecircle.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RungTest {
    private static final Areas AREAS = new Areas(List.of(
            new Area(1, null, "district", "崆峒区"),
            new Area(2, 1L, "street", "中街街道", null, "0933-000-1001"),
            new Area(3, 2L, "community", "万安门社区"),
            new Area(4, 3L, "grid", "第一网格"),
            new Area(5, 4L, "compound", "风景嘉苑小区"),
            new Area(6, 5L, "building", "1号楼")));

    @Test
    void everyLevelHasItsTitle_fromTheBuildingUp() {
        assertEquals(
                List.of("楼栋管家", "小区管家", "网格管家", "社区管家", "街道管家", "区管家"),
                Rung.upFrom(AREAS, 6, Map.of()).stream().map(Rung::title).toList());
    }

    @Test
    void whoHoldsALevel_isNamed_withThePhone() {
        Rung street = Rung.upFrom(AREAS, 2, Map.of(2L, List.of("魏管家", "石管家"))).get(0);

        assertEquals("中街街道的街道管家是魏管家、石管家。值班电话 0933-000-1001。", street.sentence());
        assertNull(street.nextUp());
    }

    @Test
    void aLevelThatNobodyHolds_namesTheNextThatSomebodyDoes() {
        Rung building = Rung.upFrom(AREAS, 6, Map.of(2L, List.of("魏管家"))).get(0);

        assertEquals("风景嘉苑小区1号楼还没有楼栋管家，请找中街街道的街道管家。值班电话 0933-000-1001。", building.sentence());
        assertEquals(new Rung.NextUp(2, Level.STREET, "中街街道", "街道管家"), building.nextUp());
    }

    @Test
    void whereNobodyIsAbove_aStationHelps() {
        Rung street = Rung.upFrom(AREAS, 2, Map.of(5L, List.of("小区的人"))).get(0);

        assertEquals("中街街道还没有街道管家，请找附近的网格服务站。", street.sentence());
        assertNull(street.nextUp());
    }
}
