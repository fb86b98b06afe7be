package cn.servicecircle.answer;

import cn.servicecircle.answer.AnswerStore.Asked;
import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Caller.HeldRole;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.space.Party;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.SpaceAccess;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** Under which office somebody may speak in a space: a body that takes part in it, or a role that reaches it. */
public final class Offices {
    private final Reach reach;
    private final SpaceAccess access;
    private final Clock clock;

    /** @param clock in the zone in which terms begin and end */
    public Offices(Reach reach, SpaceAccess access, Clock clock) {
        this.reach = reach;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Its name, for everybody to read.
     *
     * @param partyId the body that is spoken for, or null for a role
     */
    String of(Caller caller, Space space, Long partyId) {
        return office(caller, space, partyId).orElseThrow(() -> refusal(caller, space));
    }

    void mustHold(Caller caller, Space space, Long partyId) {
        if (office(caller, space, partyId).isEmpty()) {
            throw refusal(caller, space);
        }
    }

    private Optional<String> office(Caller caller, Space space, Long partyId) {
        return partyId == null
                ? role(caller, space)
                : space.partyOf(caller.personId(), partyId, LocalDate.now(clock))
                        .map(Party::name);
    }

    private Refusal refusal(Caller caller, Space space) {
        return access.mayRead(caller, space)
                ? Refusal.forbidden("answer:no-office", "官方答复由有职责的人来写", "工作人员、管家、议事主持、区管理员，或参加这里的主体可以答复；您有意见，请写评论。")
                : Asked.none();
    }

    /** Whether the person still holds the office under which that was said: the role by its name, or a place in the body. */
    boolean stillHolds(Caller caller, Space space, OfficialAnswer answer) {
        return answer.partyId() == null
                ? answer.authorId() == caller.personId() && roles(caller, space).anyMatch(answer.office()::equals)
                : access.maySpeak(caller, space, answer.partyId());
    }

    /** The first of the person's, in the order in which they were given. */
    private Optional<String> role(Caller caller, Space space) {
        return roles(caller, space).findFirst();
    }

    private Stream<String> roles(Caller caller, Space space) {
        return caller.roles().stream()
                .filter(held -> held.role() != Role.RESIDENT)
                .filter(held -> reach.nodeReaches(held.areaId(), space.areaId()))
                .map(held -> held.areaName() + title(held));
    }

    private static String title(HeldRole held) {
        return switch (held.role()) {
            case STAFF -> held.stationId() == null ? "管家" : "网格服务站工作人员";
            case MODERATOR -> "议事主持";
            case ADMIN -> "管理员";
            case RESIDENT -> "居民";
        };
    }
}
