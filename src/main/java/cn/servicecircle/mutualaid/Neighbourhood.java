package cn.servicecircle.mutualaid;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mutualaid.Help.Seen;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.SpaceAccess;
import java.time.Instant;
import java.util.Optional;

/** Who may ask, help and see what in a space. */
record Neighbourhood(SpaceAccess access) {

    void mustLiveIn(Caller caller, Space space) {
        if (!access.livesIn(caller, space)) {
            throw Refusal.forbidden("help:not-neighbour", "只有住在这里的人能参加", "请选您所在的楼栋、小区、网格或社区；住处在 PUT /me/home 里选定。");
        }
        SpaceAccess.mustBeOpen(space);
    }

    /**
     * The moderators always, and until it is forgotten its author; what is published, neighbours while it is open, and those whom
     * it brought together.
     */
    boolean maySee(Caller reader, Seen seen, Instant now) {
        Help help = seen.help();
        Space space = access.space(help.spaceId());
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
