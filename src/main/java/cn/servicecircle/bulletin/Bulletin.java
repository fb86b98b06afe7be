package cn.servicecircle.bulletin;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.kernel.Refusal.Kind;
import cn.servicecircle.kernel.Worded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * 政策宣传, as one of its versions has it.
 *
 * @param current    the number of the version that is in force
 * @param change     how this version came about
 * @param withdrawal of all versions at once; null while it stands
 */
public record Bulletin(
        long id, int version, int current, BulletinContent content, Change change, Withdrawal withdrawal) {

    /**
     * @param by        the publisher's display name; null when it came with the district's files
     * @param confirmed what the publisher was asked to look at again, and let stand
     */
    record Change(String reason, String by, Instant at, List<Doubt> confirmed) {}

    record Withdrawal(String reason, String by, Instant at) {}

    /** Where it stands on a day. */
    enum State implements Worded {
        UPCOMING,
        CURRENT,
        EXPIRED,
        WITHDRAWN,
        /** An earlier version of one that stands. */
        SUPERSEDED
    }

    State stateOn(LocalDate day) {
        if (withdrawal != null) {
            return State.WITHDRAWN;
        }
        if (version < current) {
            return State.SUPERSEDED;
        }
        if (day.isBefore(content.beginsOn())) {
            return State.UPCOMING;
        }
        return day.isAfter(content.endsOn()) ? State.EXPIRED : State.CURRENT;
    }

    /** Among others, the newest having the highest: by the day on which it begins, then by its id. Fits a JSON number. */
    public long place() {
        return content.beginsOn().toEpochDay() << 32 | id;
    }

    /** Whether it is for this audience, or for everybody. */
    boolean isFor(Audience audience) {
        return content.audiences().contains(audience) || content.audiences().contains(Audience.EVERYBODY);
    }

    /** Throws unless a correction may take the place of this version. */
    void mustTake(int basedOn, BulletinContent next, LocalDate today) {
        mustStand();
        if (basedOn != version) {
            throw Refusal.conflict(
                    "bulletin:changed-meanwhile", "别人已经改过这条政策宣传", "现在是第 " + version + " 版。请重新打开，看过别人的修改以后再改。");
        }
        mustHave(next.faultsAfter(content, today));
    }

    static void mustHave(List<Fault> noFaults) {
        if (!noFaults.isEmpty()) {
            throw Refusal.invalid(
                    "bulletin:inconsistent",
                    "政策宣传的内容前后不一致",
                    noFaults.stream()
                            .map(found -> BulletinContent.fault("/content" + found.pointer(), found.detail()))
                            .toList());
        }
    }

    void mustStand() {
        if (withdrawal != null) {
            throw Refusal.conflict("bulletin:already-withdrawn", "这条政策宣传已经撤回", "撤回的不能再改；需要的话，请重新发布一条。");
        }
    }

    /** Itself, for whoever has its link. */
    Bulletin forReaders(LocalDate today) {
        return switch (stateOn(today)) {
            case UPCOMING -> throw notFound();
            case WITHDRAWN ->
                throw new Refusal(
                        Kind.NOT_FOUND, "bulletin:withdrawn", "这条政策宣传已经撤回", "撤回的理由：" + withdrawal.reason(), List.of());
            case CURRENT, EXPIRED, SUPERSEDED -> this;
        };
    }

    static Refusal notFound() {
        return Refusal.notFound("bulletin:not-found", "没有这条政策宣传");
    }
}
