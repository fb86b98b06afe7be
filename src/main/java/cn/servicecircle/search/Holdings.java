package cn.servicecircle.search;

import cn.servicecircle.bulletin.Bulletin;
import cn.servicecircle.bulletin.Bulletins;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.snapshot.Derived;
import cn.servicecircle.snapshot.Snapshot;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** What can be found without asking the database: bulletins and the items of the catalogue. */
public final class Holdings {
    private final Derived<List<Leaf>> leaves;
    private final Derived<List<Entry>> entries;
    private final Clock clock;

    /** A bulletin, and all its words to search in. */
    private record Leaf(Bulletin bulletin, String plain) {}

    private record Entry(ServiceItem item, String plain) {}

    /** @param clock in the zone in which bulletins begin and end */
    public Holdings(Snapshot<Bulletins> bulletins, Snapshot<Catalogue> catalogue, Clock clock) {
        this.leaves = new Derived<>(
                () -> bulletins.get().all().stream()
                        .map(one -> new Leaf(one, Plain.of(words(one))))
                        .toList(),
                bulletins);
        this.entries = new Derived<>(
                () -> catalogue.get().items().stream()
                        .map(item -> new Entry(
                                item,
                                Plain.of(item.name() + "\n" + item.content().summary())))
                        .toList(),
                catalogue);
        this.clock = clock;
    }

    private static String words(Bulletin bulletin) {
        return String.join(
                "\n",
                bulletin.content().title(),
                bulletin.content().summary(),
                bulletin.content().text(),
                bulletin.content().source().body());
    }

    record BulletinFound(
            long id, String title, String excerpt, String sourceBody, LocalDate beginsOn, LocalDate endsOn) {
        static BulletinFound of(Bulletin found, String text) {
            String summary = found.content().summary();
            boolean isInSummary = Plain.of(summary).contains(Plain.of(text));
            return new BulletinFound(
                    found.id(),
                    found.content().title(),
                    Plain.excerpt(isInSummary ? summary : found.content().text(), text),
                    found.content().source().body(),
                    found.content().beginsOn(),
                    found.content().endsOn());
        }
    }

    record ItemFound(long id, String name) {}

    /**
     * Those that are shown today and have the text in them, the newest first.
     *
     * @param areaIds an area and all that it lies in
     */
    Slice<BulletinFound> bulletins(List<Long> areaIds, String text, Page page) {
        String wanted = Plain.of(text);
        LocalDate today = LocalDate.now(clock);
        List<Bulletin> found = leaves.get().stream()
                .filter(leaf -> leaf.bulletin().place() < page.before()
                        && Bulletins.isShown(leaf.bulletin(), areaIds, today)
                        && leaf.plain().contains(wanted))
                .map(Leaf::bulletin)
                .limit(page.fetch())
                .toList();
        return page.slice(found, Bulletin::place).map(one -> BulletinFound.of(one, text));
    }

    List<ItemFound> items(String text, int most) {
        String wanted = Plain.of(text);
        return entries.get().stream()
                .filter(entry -> entry.plain().contains(wanted))
                .limit(most)
                .map(entry -> new ItemFound(entry.item().id(), entry.item().name()))
                .toList();
    }
}
