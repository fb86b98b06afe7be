package cn.servicecircle.area;

import cn.servicecircle.geo.Point;
import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A node of the area tree.
 *
 * @param parentId  null for the district itself
 * @param level     district, street, community, grid, compound or building
 * @param point     the entrance of a 小区 or 楼栋; null where it is not known
 * @param dutyPhone the public phone of a street, community, grid or 小区; null where there is none
 */
public record Area(
        long id,
        Long parentId,
        String level,
        String name,
        @JsonIgnore Point point,
        @JsonIgnore String dutyPhone) {

    /** One of which no place and no phone is known. */
    public Area(long id, Long parentId, String level, String name) {
        this(id, parentId, level, name, null, null);
    }

    /** 社区/村 or below: where people know one another. */
    @JsonIgnore
    public boolean isNeighbourhood() {
        return !level.equals("district") && !level.equals("street");
    }

    /** 小区 or 楼栋: where one can live. */
    @JsonIgnore
    public boolean isHome() {
        return level.equals("compound") || level.equals("building");
    }
}
