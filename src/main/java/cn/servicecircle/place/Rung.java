package cn.servicecircle.place;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import cn.servicecircle.kernel.Worded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One level of the 五级管家 as residents see it.
 *
 * @param title     what its 管家 are called
 * @param stewards  the names that they chose themselves; often none
 * @param dutyPhone the area's public phone; null where there is none
 * @param sentence  whom to turn to
 * @param nextUp    the nearest level above that has a 管家; null where this one has, or none above does
 */
record Rung(
        long areaId,
        Level level,
        String name,
        String title,
        List<String> stewards,
        String dutyPhone,
        String sentence,
        NextUp nextUp) {

    record NextUp(long areaId, Level level, String name, String title) {}

    /**
     * From an area up to the district.
     *
     * @param names of the 管家, by area
     */
    static List<Rung> upFrom(Areas areas, long areaId, Map<Long, List<String>> names) {
        List<Area> path = areas.upFrom(areaId).stream().map(areas::get).toList();
        List<Rung> rungs = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            rungs.add(of(areas, path.get(i), path.subList(i + 1, path.size()), names));
        }
        return rungs;
    }

    private static Rung of(Areas areas, Area area, List<Area> above, Map<Long, List<String>> names) {
        Level level = level(area);
        String name = Addresses.name(areas, area);
        List<String> stewards = names.getOrDefault(area.id(), List.of());
        if (!stewards.isEmpty()) {
            String who = "%s的%s是%s。%s".formatted(name, level.title(), String.join("、", stewards), phone(area));
            return new Rung(area.id(), level, name, level.title(), stewards, area.dutyPhone(), who, null);
        }
        Area next = above.stream()
                .filter(upper -> names.containsKey(upper.id()))
                .findFirst()
                .orElse(null);
        String sentence = "%s还没有%s，请找%s".formatted(name, level.title(), next == null ? "附近的网格服务站。" : whom(next));
        return new Rung(area.id(), level, name, level.title(), stewards, area.dutyPhone(), sentence, nextUp(next));
    }

    private static String whom(Area next) {
        return "%s的%s。%s".formatted(next.name(), level(next).title(), phone(next));
    }

    private static String phone(Area area) {
        return area.dutyPhone() == null ? "" : "值班电话 %s。".formatted(area.dutyPhone());
    }

    private static NextUp nextUp(Area next) {
        return next == null
                ? null
                : new NextUp(next.id(), level(next), next.name(), level(next).title());
    }

    private static Level level(Area area) {
        return Worded.of(Level.class, area.level());
    }
}
