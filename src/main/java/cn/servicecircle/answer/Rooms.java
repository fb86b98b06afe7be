package cn.servicecircle.answer;

import cn.servicecircle.answer.AnswerStore.Asked;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Space;
import cn.servicecircle.space.SpaceAccess;
import cn.servicecircle.space.Spaces;
import java.util.Optional;

/** Where a topic is talked about, and who may be there. */
public final class Rooms {
    private final Snapshot<Spaces> spaces;
    private final SpaceAccess access;

    public Rooms(Snapshot<Spaces> spaces, SpaceAccess access) {
        this.spaces = spaces;
        this.access = access;
    }

    static Asked existing(Optional<Asked> found) {
        return found.orElseThrow(Offices::noTopic);
    }

    Space space(Asked topic) {
        return spaces.get().get(topic.spaceId());
    }

    boolean mayRead(Caller reader, Asked topic) {
        return access.mayRead(reader, space(topic));
    }

    Asked mustRead(Caller reader, Asked topic) {
        if (!mayRead(reader, topic)) {
            throw Offices.noTopic();
        }
        return topic;
    }

    boolean livesIn(Caller caller, Asked topic) {
        return access.livesIn(caller, space(topic));
    }

    boolean moderates(Caller caller, Asked topic) {
        return access.moderates(caller, space(topic));
    }
}
