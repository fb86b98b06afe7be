package cn.servicecircle.rates;

import cn.servicecircle.area.Areas;
import java.util.ArrayList;
import java.util.List;

/** Where errands count, in a tree: an area has its areas below it and its own stations, and these have one station each. */
record Place(Kind kind, long id) {

    enum Kind {
        AREA,
        /** The stations that stand in an area itself, and in none of the areas below it. */
        OWN_STATIONS,
        STATION
    }

    static Place area(long id) {
        return new Place(Kind.AREA, id);
    }

    static Place station(long id) {
        return new Place(Kind.STATION, id);
    }

    /** From the station up to the district, each the parent of the one before. */
    static List<Place> path(long stationId, long areaId, Areas areas) {
        List<Place> path = new ArrayList<>();
        path.add(station(stationId));
        path.add(new Place(Kind.OWN_STATIONS, areaId));
        areas.upFrom(areaId).forEach(area -> path.add(area(area)));
        return path;
    }
}
