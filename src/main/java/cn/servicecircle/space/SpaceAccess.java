package cn.servicecircle.space;

import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.snapshot.Snapshot;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * Which spaces there are, and who may do what in them: the only place that says so. What lies in a space is not there for those
 * who may not read there; only whoever names the space itself hears that it is for others.
 */
public final class SpaceAccess {
    private final Snapshot<Spaces> spaces;
    private final Reach reach;
    private final Clock clock;

    /** @param clock in the zone in which terms begin and end */
    public SpaceAccess(Snapshot<Spaces> spaces, Reach reach, Clock clock) {
        this.spaces = spaces;
        this.reach = reach;
        this.clock = clock;
    }

    /** The one that is named, or the area's own. */
    public Space named(Long spaceId, Long areaId) {
        if ((spaceId == null) == (areaId == null)) {
            throw Refusal.invalid("space:where", "不知道在哪里", "请写 areaId（区域）或 spaceId（议事空间）中的一个。");
        }
        return spaceId == null ? spaces.get().ownOf(areaId) : space(spaceId);
    }

    public Space space(long id) {
        return spaces.get().get(id);
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
                || holdsOffice(caller, space);
    }

    /** Whether what lies in that space is there for the caller. */
    public boolean mayRead(Caller caller, long spaceId) {
        return mayRead(caller, space(spaceId));
    }

    /** For whoever would look through it. */
    public void mustRead(Caller caller, Space space) {
        if (!mayRead(caller, space)) {
            throw Refusal.forbidden("space:not-your-area", "这里只给住在这里的人看", "请选您所在的楼栋、小区、网格或社区；住处在 PUT /me/home 里选定。");
        }
    }

    /** For whatever is new: what was said there before can still be read. */
    public static void mustBeOpen(Space space) {
        if (space.closed()) {
            throw Refusal.conflict("space:closed", "这个议事空间已经关闭", "以前的还看得到；新的请发到别的空间。");
        }
    }

    /** Those who live there, and those who speak for a body that takes part. */
    public boolean maySpeak(Caller caller, Space space, Long partyId) {
        return partyId == null
                ? livesIn(caller, space)
                : space.partyOf(caller.personId(), partyId, today()).isPresent();
    }

    /** Whether somebody with a phone behind them lives there, or speaks for any body that takes part: whom its numbers are of. */
    public boolean isOfTheGroup(Caller caller, Space space) {
        return caller.verified() && (livesIn(caller, space) || holdsOffice(caller, space));
    }

    private boolean holdsOffice(Caller caller, Space space) {
        return space.parties().stream()
                .anyMatch(party -> party.officeOf(caller.personId(), today()).isPresent());
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
