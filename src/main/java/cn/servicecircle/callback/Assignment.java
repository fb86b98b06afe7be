package cn.servicecircle.callback;

import cn.servicecircle.area.Areas;
import cn.servicecircle.callback.CandidateStore.Candidate;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Stations;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who calls back: never the principal or anybody who worked on the errand. The nearest level at which there is somebody
 * else: a colleague at the station, then the 管家 from the nearest area up to the district, at last an admin. At one level,
 * whoever has the fewest callbacks to do.
 */
public final class Assignment {
    private static final int STATION = -1;

    private final Snapshot<Areas> areas;
    private final Snapshot<Stations> stations;
    private final CandidateStore candidates = new CandidateStore();

    public Assignment(Snapshot<Areas> areas, Snapshot<Stations> stations) {
        this.areas = areas;
        this.stations = stations;
    }

    /** None when everybody worked on it. */
    Future<Optional<Long>> choose(SqlClient tx, Matter matter) {
        boolean isAtStation = matter.levelAreaId() == null;
        long area = isAtStation ? stations.get().get(matter.stationId()).areaId() : matter.levelAreaId();
        List<Long> levels = areas.get().upFrom(area);
        Comparator<Candidate> nearest = Comparator.comparingInt(candidate -> level(candidate, levels));
        return candidates
                .of(tx, matter.errandId(), isAtStation ? matter.stationId() : null, levels)
                .map(all -> all.stream()
                        .min(nearest.thenComparingInt(Candidate::toDo).thenComparingLong(Candidate::personId))
                        .map(Candidate::personId));
    }

    private static int level(Candidate candidate, List<Long> levels) {
        if (candidate.role() == Role.ADMIN) {
            return levels.size();
        }
        return candidate.stationId() == null ? levels.indexOf(candidate.areaId()) : STATION;
    }
}
