package cn.servicecircle.nearby;

import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;
import cn.servicecircle.walking.Destinations;
import cn.servicecircle.walking.Walking;
import java.util.List;

/**
 * All stations, and the ways to them.
 *
 * @param ways to the i-th station
 */
record Places(Stations source, List<Station> stations, Destinations ways) {

    static Places of(Stations stations, Walking walking) {
        return new Places(stations, stations.all(), walking.to(stations.points()));
    }
}
