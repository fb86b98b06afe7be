package cn.servicecircle.forum;

import cn.servicecircle.area.Areas;
import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.snapshot.Snapshot;
import java.util.stream.Stream;

/** Who may see and say what in the 议事 of an area. */
public final class Readers {
    private final Reach reach;
    private final Snapshot<Areas> areas;

    public Readers(Reach reach, Snapshot<Areas> areas) {
        this.reach = reach;
        this.areas = areas;
    }

    /** Those who live in the area, and those whose work reaches it. */
    boolean mayRead(Caller reader, long areaId) {
        return reach.livesIn(reader, areaId)
                || Stream.of(Role.STAFF, Role.MODERATOR, Role.ADMIN)
                        .anyMatch(role -> reach.reaches(reader, role, areaId));
    }

    /** What is published to its readers; anything to its author and to the area's moderators. */
    boolean maySee(Caller reader, Topic.Audience audience) {
        return audience.authorId() == reader.personId()
                || (audience.state() == PostState.PUBLISHED && mayRead(reader, audience.areaId()))
                || reach.reaches(reader, Role.MODERATOR, audience.areaId());
    }

    /** Neighbours, on what is published. */
    boolean mayComment(Caller author, Topic.Audience audience) {
        return audience.state() == PostState.PUBLISHED && reach.livesIn(author, audience.areaId());
    }

    /** Neighbours, where it is a neighbourhood. */
    boolean mayPost(Caller author, long areaId) {
        return reach.livesIn(author, areaId) && areas.get().get(areaId).isNeighbourhood();
    }
}
