package cn.servicecircle.space;

import cn.servicecircle.area.Areas;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.SpaceEditor.NewMember;
import cn.servicecircle.space.SpaceEditor.PartyContent;
import cn.servicecircle.space.SpaceEditor.SpaceContent;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Spaces and bodies, for everybody to see and for moderators to set up. */
public final class SpaceRoutes {
    private final SpaceEditor editor;
    private final Snapshot<Spaces> spaces;
    private final Snapshot<Areas> areas;
    private final Idempotency idempotency;
    private final Clock clock;

    public SpaceRoutes(
            SpaceEditor editor, Snapshot<Spaces> spaces, Snapshot<Areas> areas, Idempotency idempotency, Clock clock) {
        this.editor = editor;
        this.spaces = spaces;
        this.areas = areas;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.onNow("listSpaces", this::list)
                .onNow("getSpace", this::get)
                .on("createSpace", this::create)
                .on("changeSpace", call -> editor.change(
                                call.caller(), call.id("spaceId"), call.body(SpaceContent.class))
                        .map(this::view))
                .on("setSpaceRules", this::setRules)
                .on("addParty", this::addParty)
                .on("changeParty", this::changeParty)
                .on("setPartyMembers", this::setMembers);
    }

    private SpaceView view(Space space) {
        return SpaceView.of(space, areas.get(), LocalDate.now(clock));
    }

    /** Those who did not sign in see the public ones, as in lists. */
    private SpaceView get(Call call) {
        Space space = spaces.get().get(call.id("spaceId"));
        if (!isShownTo(call.caller(), space)) {
            throw Refusal.forbidden("space:not-public", "这个议事空间不公开", "请先登录。");
        }
        return view(space);
    }

    private static boolean isShownTo(Caller reader, Space space) {
        return space.isPublic() || !reader.isAnybody();
    }

    private record SpaceList(List<SpaceView.Brief> items) {}

    /** Those in which the people who live there deliberate: the smallest first. */
    private SpaceList list(Call call) {
        long area = areas.get().get(call.id("areaId")).id();
        return new SpaceList(spaces.get().of(areas.get().upFrom(area)).stream()
                .filter(space -> isShownTo(call.caller(), space))
                .map(space -> SpaceView.Brief.of(space, areas.get()))
                .toList());
    }

    private record NewGroup(String name, List<Long> areaIds) {}

    private Future<Reply> create(Call call) {
        NewGroup wanted = call.body(NewGroup.class);
        return idempotency.once(call, tx -> editor.addGroup(tx, call.caller(), wanted.name(), wanted.areaIds())
                .map(space -> Reply.created("/spaces/" + space.id(), view(space))));
    }

    private record DatedRules(LocalDate from, RuleSet rules) {}

    private Future<SpaceView> setRules(Call call) {
        DatedRules wanted = call.body(DatedRules.class);
        return editor.setRules(call.caller(), call.id("spaceId"), wanted.from(), wanted.rules())
                .map(this::view);
    }

    private record NewParty(long areaId, Party.Kind kind, String name, String interest) {}

    private Future<Reply> addParty(Call call) {
        NewParty wanted = call.body(NewParty.class);
        PartyContent content = new PartyContent(wanted.kind(), wanted.name(), wanted.interest());
        return idempotency.once(call, tx -> editor.addParty(tx, call.caller(), wanted.areaId(), content)
                .map(party -> Reply.created(PartyView.of(party))));
    }

    private record ChangedParty(Party.Kind kind, String name, String interest, boolean active) {}

    private Future<PartyView> changeParty(Call call) {
        ChangedParty wanted = call.body(ChangedParty.class);
        PartyContent content = new PartyContent(wanted.kind(), wanted.name(), wanted.interest());
        return editor.changeParty(call.caller(), call.id("partyId"), content, wanted.active())
                .map(PartyView::of);
    }

    private record Members(List<NewMember> items) {}

    private Future<PartyView> setMembers(Call call) {
        return editor.setMembers(
                        call.caller(),
                        call.id("partyId"),
                        call.body(Members.class).items())
                .map(PartyView::of);
    }
}
