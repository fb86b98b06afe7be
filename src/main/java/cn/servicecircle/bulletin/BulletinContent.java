package cn.servicecircle.bulletin;

import cn.servicecircle.kernel.Refusal.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * All that one version says.
 *
 * @param summary        大白话: what it is, for whom, and what to do
 * @param areaIds        for whose people; each with all that lies in it
 * @param serviceItemIds what to do about it: items to be asked for at the nearest station (去办)
 * @param beginsOn       the first day on which it is shown
 * @param endsOn         the last one
 */
public record BulletinContent(
        String title,
        String summary,
        String text,
        Source source,
        List<Long> areaIds,
        List<Audience> audiences,
        List<Long> serviceItemIds,
        LocalDate beginsOn,
        LocalDate endsOn) {

    /** Whoever still means it then publishes it anew: what stands for ever, nobody checks any more. */
    private static final int MOST_YEARS = 2;

    private static final int MOST_YEARS_AHEAD = 1;

    public BulletinContent {
        areaIds = List.copyOf(areaIds);
        audiences = List.copyOf(audiences);
        serviceItemIds = serviceItemIds == null ? List.of() : List.copyOf(serviceItemIds);
    }

    public BulletinContent with(List<Long> areas, List<Long> serviceItems) {
        return new BulletinContent(title, summary, text, source, areas, audiences, serviceItems, beginsOn, endsOn);
    }

    /** What does not go together, although each part is right for itself; pointers are relative to this. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (!source.hasGoodLink()) {
            faults.add(fault("/source/link", "请写 https:// 开头的完整网址"));
        }
        if (audiences.contains(Audience.EVERYBODY) && audiences.size() > 1) {
            faults.add(fault("/audiences", "写了全体居民，就不用再写别的"));
        }
        if (endsOn.isBefore(beginsOn)) {
            faults.add(fault("/endsOn", "截止日期不能早于开始日期"));
        } else if (endsOn.isAfter(beginsOn.plusYears(MOST_YEARS))) {
            faults.add(fault("/endsOn", "最长 %d 年；到期仍然有效的，核对后重新发布".formatted(MOST_YEARS)));
        }
        return faults;
    }

    /** The same, and what is wrong with its first day. */
    List<Fault> faultsAsNew(LocalDate today) {
        List<Fault> faults = faults();
        if (beginsOn.isBefore(today)) {
            faults.add(fault("/beginsOn", "最早从今天开始"));
        } else if (beginsOn.isAfter(today.plusYears(MOST_YEARS_AHEAD))) {
            faults.add(fault("/beginsOn", "最晚在 %d 年以内开始".formatted(MOST_YEARS_AHEAD)));
        }
        return faults;
    }

    /** The same for what is to take the place of an earlier version: what has been shown is not made undone. */
    List<Fault> faultsAfter(BulletinContent earlier, LocalDate today) {
        if (earlier.beginsOn.isAfter(today)) {
            return faultsAsNew(today);
        }
        List<Fault> faults = faults();
        if (!beginsOn.equals(earlier.beginsOn)) {
            faults.add(fault("/beginsOn", "已经从 " + earlier.beginsOn + " 开始公布，不能改"));
        }
        if (!endsOn.equals(earlier.endsOn) && endsOn.isBefore(today)) {
            faults.add(fault("/endsOn", "最早截止到今天；要马上停止公布，请撤回"));
        }
        return faults;
    }

    static Fault fault(String pointer, String detail) {
        return new Fault(pointer, null, detail);
    }
}
