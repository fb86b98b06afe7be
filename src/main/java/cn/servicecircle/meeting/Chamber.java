package cn.servicecircle.meeting;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.SpaceAccess;
import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;
import java.util.Optional;
import java.util.function.Function;

/** Where meetings are held, and who may be there: whoever runs the space calls them, its readers read of them. */
public final class Chamber {
    private final SpaceAccess access;
    private final Snapshot<Stations> stations;

    public Chamber(SpaceAccess access, Snapshot<Stations> stations) {
        this.access = access;
        this.stations = stations;
    }

    Space space(long id) {
        return access.space(id);
    }

    Space mustRun(Caller chair, long spaceId) {
        Space space = space(spaceId);
        mustRun(chair, space);
        return space;
    }

    private void mustRun(Caller chair, Space space) {
        if (!access.runs(chair, space)) {
            throw Refusal.forbidden("meeting:not-chair", "由议事主持或召集人来做", "您想开会商量，请在议题里评论，或请求官方答复。");
        }
    }

    boolean runs(Caller chair, Meeting meeting) {
        return access.runs(chair, space(meeting.spaceId()));
    }

    Space mustRead(Caller reader, long spaceId) {
        Space space = space(spaceId);
        access.mustRead(reader, space);
        return space;
    }

    /** One that the reader may know of. */
    Meeting visible(Caller reader, Optional<Meeting> found) {
        return found.filter(meeting -> access.mayRead(reader, meeting.spaceId()))
                .orElseThrow(Chamber::none);
    }

    /** The same to those who may not know of it as to those who invented its id. */
    Meeting mustRun(Caller chair, Optional<Meeting> found) {
        Meeting meeting = visible(chair, found);
        mustRun(chair, space(meeting.spaceId()));
        return meeting;
    }

    static Refusal none() {
        return Refusal.notFound("meeting:not-found", "没有这次会议");
    }

    void mustBeStation(Long id) {
        if (id != null && stations.get().find(id).isEmpty()) {
            throw Refusal.unknown("/stationId", "station:not-found", "没有这个服务站");
        }
    }

    /** Where a meeting is, on one line. */
    String place(Meeting meeting) {
        return at(meeting, station -> station.name() + "（" + station.address() + "）");
    }

    /** The same without an address, for a sentence. */
    String placeName(Meeting meeting) {
        return at(meeting, Station::name);
    }

    private String at(Meeting meeting, Function<Station, String> name) {
        String at = meeting.stationId() == null
                ? ""
                : stations.get().find(meeting.stationId()).map(name).orElse("");
        return at + (meeting.place() == null ? "" : meeting.place());
    }
}
