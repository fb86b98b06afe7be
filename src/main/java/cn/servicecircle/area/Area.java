package cn.servicecircle.area;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A node of the area tree.
 *
 * @param parentId null for the district itself
 * @param level    district, street, community, grid, compound or building
 */
public record Area(long id, Long parentId, String level, String name) {

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
