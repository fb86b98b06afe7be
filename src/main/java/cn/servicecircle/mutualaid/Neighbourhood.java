package cn.servicecircle.mutualaid;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mutualaid.Help.Seen;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.SpaceAccess;
import cn.servicecircle.space.Spaces;
import java.time.Instant;
import java.util.Optional;

/** Who may ask, help and read in a space. */
record Neighbourhood(Snapshot<Spaces> spaces, SpaceAccess access) {

    /** The one that is named, or the area's own. */
    Space space(Long spaceId, Long areaId) {
        if ((spaceId == null) == (areaId == null)) {
            throw Refusal.invalid("help:where", "不知道在哪里", "请写 areaId（区域）或 spaceId（议事空间）中的一个。");
        }
        return spaceId == null ? spaces.get().ownOf(areaId) : spaces.get().get(spaceId);
    }

    Space space(long id) {
        return spaces.get().get(id);
    }

    void mustRead(Caller reader, Space space) {
        if (!access.mayRead(reader, space)) {
            throw Refusal.forbidden("help:not-your-area", "这里的互助只给住在这里的人看", "请选您所在的楼栋、小区、网格或社区；住处在 PUT /me/home 里选定。");
        }
    }

    void mustLiveIn(Caller caller, Space space) {
        if (!access.livesIn(caller, space)) {
            throw Refusal.forbidden("help:not-neighbour", "只有住在这里的人能参加", "请选您所在的楼栋、小区、网格或社区；住处在 PUT /me/home 里选定。");
        }
        if (space.closed()) {
            throw Refusal.conflict("space:closed", "这个议事空间已经关闭", "以前的议题还看得到；新的请发到别的空间。");
        }
    }

    /**
     * The moderators always, and until it is forgotten its author; what is published, neighbours while it is open, and those whom
     * it brought together.
     */
    boolean maySee(Caller reader, Seen seen, Instant now) {
        Help help = seen.help();
        Space space = space(help.spaceId());
        if (access.moderates(reader, space)) {
            return true;
        }
        return !help.life().isForgotten(now)
                && (help.isBy(reader.personId()) || (help.isPublished() && isTold(reader, seen, space, now)));
    }

    private boolean isTold(Caller reader, Seen seen, Space space, Instant now) {
        boolean answered = seen.own() != null;
        return seen.help().life().isOpen(now)
                ? answered || access.mayRead(reader, space)
                : answered && seen.own() != Response.State.WAITING;
    }

    Seen visible(Optional<Seen> found, Caller reader, Instant now) {
        return found.filter(seen -> maySee(reader, seen, now)).orElseThrow(Neighbourhood::none);
    }

    /** For what only its author may do. */
    Help own(Optional<Seen> found, Caller caller, Instant now) {
        Help help = visible(found, caller, now).help();
        if (!help.isBy(caller.personId())) {
            throw Refusal.forbidden("help:not-yours", "只有发的人能这样做", "可以点“我来”，或者举报不合适的内容。");
        }
        return help;
    }

    /** The same to those who may not see it as to those who invented its id. */
    static Refusal none() {
        return Refusal.notFound("help:not-found", "没有这件事，或者它已经结束");
    }
}
