package cn.servicecircle.forum;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.SpaceAccess;
import java.util.Optional;

/** Who may see and say what of a topic. */
public record Readers(SpaceAccess access) {

    /** What is published to its readers; anything to its author and to the moderators. */
    boolean maySee(Caller reader, Topic.Audience audience) {
        Space space = access.space(audience.spaceId());
        return audience.authorId() == reader.personId()
                || (audience.state() == PostState.PUBLISHED && access.mayRead(reader, space))
                || access.moderates(reader, space);
    }

    boolean moderates(Caller reader, long spaceId) {
        return access.moderates(reader, access.space(spaceId));
    }

    /** Neighbours and bodies, on what is published; others who may read it are told why not. */
    Topic mustComment(Caller author, Optional<Topic> found, Long partyId) {
        mustBeHeard(author, found.map(Topic::audience), partyId);
        return found.orElseThrow();
    }

    /** The same, before the topic is needed. */
    void mustBeHeard(Caller author, Optional<Topic.Audience> found, Long partyId) {
        Topic.Audience audience = found.filter(known -> known.state() == PostState.PUBLISHED && maySee(author, known))
                .orElseThrow(TopicService::none);
        if (!access.maySpeak(author, access.space(audience.spaceId()), partyId)) {
            throw partyId == null
                    ? Refusal.forbidden(
                            "comment:not-neighbour", "只有住在这里的人能参加", "代表一个主体发言的，请写 partyId；住处在 PUT /me/home 里选定。")
                    : notYourParty();
        }
    }

    void mustSpeak(Caller author, Space space, Long partyId) {
        if (!access.maySpeak(author, space, partyId)) {
            throw partyId == null
                    ? Refusal.forbidden(
                            "topic:not-your-area", "只能在自己住的地方发起议题", "请选您所在的楼栋、小区、网格或社区；住处在 PUT /me/home 里选定。")
                    : notYourParty();
        }
        SpaceAccess.mustBeOpen(space);
    }

    private static Refusal notYourParty() {
        return Refusal.forbidden("topic:not-your-party", "您现在不能代表这个主体", "它要参加这个议事空间，您要是它任期内的成员；请联系议事主持。");
    }
}
