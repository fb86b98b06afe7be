package cn.servicecircle.space;

import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Who may do what in a space. */
public final class SpaceAccess {
    private final Reach reach;
    private final Clock clock;

    /** @param clock in the zone in which terms begin and end */
    public SpaceAccess(Reach reach, Clock clock) {
        this.reach = reach;
        this.clock = clock;
    }

    /** Those whose home lies in it. */
    public boolean livesIn(Caller caller, Space space) {
        return space.areaIds().stream().anyMatch(area -> reach.livesIn(caller, area));
    }

    /** Everybody where it is public; else those who live there, speak for a body in it, or whose work reaches it. */
    public boolean mayRead(Caller caller, Space space) {
        return space.isPublic()
                || livesIn(caller, space)
                || Stream.of(Role.STAFF, Role.MODERATOR, Role.ADMIN)
                        .anyMatch(role -> reach.reaches(caller, role, space.areaId()))
                || space.parties().stream().anyMatch(party -> party.officeOf(caller.personId(), today())
                        .isPresent());
    }

    /** Those who live there, and those who speak for a body that takes part. */
    public boolean maySpeak(Caller caller, Space space, Long partyId) {
        return partyId == null
                ? livesIn(caller, space)
                : space.partyOf(caller.personId(), partyId, today()).isPresent();
    }

    /** 议事主持 of the area that it lies in. */
    public boolean moderates(Caller caller, Space space) {
        return reach.reaches(caller, Role.MODERATOR, space.areaId());
    }

    /** Its moderators, and who chairs the body that it belongs to. */
    public boolean runs(Caller caller, Space space) {
        return moderates(caller, space) || space.isChairedBy(caller.personId(), today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
