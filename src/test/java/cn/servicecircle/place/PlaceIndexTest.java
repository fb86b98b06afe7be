package cn.servicecircle.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import cn.servicecircle.place.Place.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaceIndexTest {
    private static final Areas AREAS = new Areas(List.of(
            new Area(1, null, "district", "崆峒区"),
            new Area(2, 1L, "street", "中街街道"),
            new Area(3, 2L, "community", "万安门社区"),
            new Area(4, 3L, "grid", "第一网格"),
            new Area(5, 4L, "compound", "风景嘉苑小区"),
            new Area(6, 5L, "building", "1号楼"),
            new Area(7, 4L, "compound", "风景"),
            new Area(8, 4L, "compound", "新风景小区"),
            new Area(9, 4L, "compound", "长乐小区")));
    private final PlaceIndex index = PlaceIndex.of(AREAS, List.of());

    @Test
    void theWholeNameComesFirst_thenItsBeginning_thenTheShorter() {
        assertEquals(List.of("风景", "风景嘉苑小区", "风景嘉苑小区1号楼", "新风景小区"), names("fengjing"));
        assertEquals(List.of("风景", "风景嘉苑小区"), names("fengjing", 2));
        assertEquals(List.of("风景嘉苑小区", "风景嘉苑小区1号楼"), names(" FJ 嘉 "));
    }

    @Test
    void aBuilding_isCalledWithItsCompound_andSaysWhereItLies() {
        assertEquals(List.of(new Place(Kind.BUILDING, 6, "风景嘉苑小区1号楼", "中街街道 · 万安门社区")), index.search("fjjyxq1", 5));
    }

    @Test
    void whatHasSeveralReadings_isFoundByEach() {
        assertEquals(List.of("长乐小区"), names("changle"));
        assertEquals(List.of("长乐小区"), names("zhangle"));
        assertEquals(List.of("长乐小区"), names("changyue"));
    }

    @Test
    void nothing_findsNothing() {
        assertEquals(List.of(), names("   "));
        assertEquals(List.of(), names("’"));
        assertEquals(List.of(), names("qqq"));
        // One sign that stands for eighteen.
        assertEquals(List.of(), names("\uFDFA".repeat(32)));
    }

    /** By the first letter it finds what a look at every place would. */
    @Test
    void theIndex_leavesNothingOut() {
        List<Place> places = IntStream.range(0, 400)
                .mapToObj(i -> new Place(Kind.COMPOUND, i, name(i), ""))
                .toList();
        PlaceIndex many = new PlaceIndex(places);
        for (String typed : List.of("x", "chang", "le", "嘉", "jy", "7", "xq1", "zhangl", "nan")) {
            long found = places.stream()
                    .filter(place -> new Spelling(place.name()).part(typed).isPresent())
                    .count();
            assertEquals(found, many.search(typed, 1000).size(), typed);
        }
    }

    private static String name(int i) {
        return "风景嘉苑长乐新北南".substring(i % 8, i % 8 + 1) + "嘉长乐风".charAt(i % 4) + "小区" + i;
    }

    private List<String> names(String query) {
        return names(query, 10);
    }

    private List<String> names(String query, int limit) {
        return index.search(query, limit).stream().map(Place::name).toList();
    }
}
