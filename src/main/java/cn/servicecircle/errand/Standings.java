package cn.servicecircle.errand;

import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a caller is to an errand, and to a desk. */
public record Standings(Snapshot<Stations> stations, Reach reach) {

    Set<Party> of(Caller caller, Errand errand) {
        Set<Party> standing = EnumSet.noneOf(Party.class);
        if (errand.filing().principalId() == caller.personId()) {
            standing.add(Party.PRINCIPAL);
        }
        if (isAt(caller, errand.desk())) {
            standing.add(Party.STAFF);
            if (errand.responsibleId() == null || errand.responsibleId() == caller.personId()) {
                standing.add(Party.RESPONSIBLE);
            }
            if (isSteward(caller, errand.desk())) {
                standing.add(Party.STEWARD);
            }
        }
        return standing;
    }

    /** The errand, or the same refusal to those whom it does not concern as to those who invented its id. */
    <T> T visible(Optional<T> found, Caller caller, Function<T, Errand> errand) {
        return found.filter(file -> maySee(caller, errand.apply(file))).orElseThrow(Standings::notFound);
    }

    static Refusal notFound() {
        return Refusal.notFound("errand:not-found", "没有这一件帮办代办");
    }

    /** The principal, the desk where it lies, the station that it was handed up from, and the desk that still waits for its hand-over. */
    boolean maySee(Caller caller, Errand errand) {
        return errand.filing().principalId() == caller.personId()
                || isAt(caller, errand.desk())
                || serves(caller, errand.desk().stationId())
                || (errand.cameFrom() != null
                        && serves(caller, errand.cameFrom().stationId()));
    }

    private boolean isAt(Caller caller, Desk desk) {
        return desk.levelAreaId() == null ? serves(caller, desk.stationId()) : isSteward(caller, desk);
    }

    boolean serves(Caller caller, long stationId) {
        return stations.get()
                .find(stationId)
                .map(station -> reach.serves(caller, stationId, station.areaId()))
                .orElse(false);
    }

    private boolean isSteward(Caller caller, Desk desk) {
        Long area = desk.levelAreaId() != null
                ? desk.levelAreaId()
                : stations.get().find(desk.stationId()).map(Station::areaId).orElse(null);
        return area != null && reach.isSteward(caller, area);
    }

    void mustServe(Caller caller, long stationId) {
        if (!serves(caller, stationId)) {
            throw Refusal.forbidden("station:not-yours", "您不在这个站点工作", "只能看自己站点的帮办代办件；您的站点在 GET /me 里。");
        }
    }

    void mustBeSteward(Caller caller, long areaId) {
        if (!reach.isSteward(caller, areaId)) {
            throw Refusal.forbidden("area:not-yours", "您不是这个区域的管家", "只能看自己管的区域的帮办代办件；您的角色在 GET /me 里。");
        }
    }
}
