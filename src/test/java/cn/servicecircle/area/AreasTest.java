package cn.servicecircle.area;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.geo.Point;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AreasTest {
    private static final Point GATE = new Point(106.665, 35.543);
    private static final Point DOOR = new Point(106.666, 35.544);

    private final Areas areas = new Areas(List.of(
            new Area(1, null, "district", "崆峒区"),
            new Area(2, 1L, "community", "万安门社区", GATE, null),
            new Area(3, 2L, "compound", "风景嘉苑小区", GATE, null),
            new Area(4, 3L, "building", "1号楼", DOOR, null),
            new Area(5, 3L, "building", "2号楼"),
            new Area(6, 2L, "compound", "无名小区"),
            new Area(7, 6L, "building", "1号楼")));

    @Test
    void oneWalksFromTheDoor_orElseFromTheGate() {
        assertEquals(Optional.of(DOOR), areas.pointOf(4));
        assertEquals(Optional.of(GATE), areas.pointOf(5));
        assertEquals(Optional.of(GATE), areas.pointOf(3));
    }

    @Test
    void fromWhatIsNoHome_orIsNotKnown_oneWalksFromNowhere() {
        assertEquals(Optional.empty(), areas.pointOf(7));
        assertEquals(Optional.empty(), areas.pointOf(2));
        assertEquals(Optional.empty(), areas.pointOf(99));
    }
}
