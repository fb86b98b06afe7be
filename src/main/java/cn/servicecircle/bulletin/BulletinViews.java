package cn.servicecircle.bulletin;

import cn.servicecircle.area.Areas;
import cn.servicecircle.bulletin.Bulletin.State;
import cn.servicecircle.bulletin.Bulletin.Withdrawal;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.snapshot.Snapshot;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Bulletins as the contract has them. */
public final class BulletinViews {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日");

    private final Snapshot<Areas> areas;
    private final Snapshot<Catalogue> catalogue;
    private final Clock clock;

    public BulletinViews(Snapshot<Areas> areas, Snapshot<Catalogue> catalogue, Clock clock) {
        this.areas = areas;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    record Named(long id, String name) {}

    /** What a line in a list says. */
    record Brief(
            long id,
            int version,
            String title,
            String summary,
            String sourceBody,
            List<Named> areas,
            List<Audience> audiences,
            String audienceText,
            LocalDate beginsOn,
            LocalDate endsOn,
            State state,
            String stateText) {}

    /** Why this version took the place of the one before. */
    record Corrected(String reason, Instant at) {}

    record View(
            @JsonUnwrapped Brief brief,
            String text,
            Source source,
            List<Named> serviceItems,
            int currentVersion,
            Corrected correction) {}

    /** For publishers: who did what last. */
    record Managed(
            @JsonUnwrapped Brief brief, String reason, String changedBy, Instant changedAt, Withdrawal withdrawal) {}

    /** For publishers: who changed it, and all that it said then. */
    record Version(
            int version,
            String reason,
            String changedBy,
            Instant changedAt,
            List<Doubt> confirmed,
            BulletinContent content) {
        static Version of(Bulletin bulletin) {
            Bulletin.Change change = bulletin.change();
            return new Version(
                    bulletin.version(),
                    change.reason(),
                    change.by(),
                    change.at(),
                    change.confirmed(),
                    bulletin.content());
        }
    }

    Brief brief(Bulletin bulletin) {
        BulletinContent content = bulletin.content();
        State state = bulletin.stateOn(LocalDate.now(clock));
        return new Brief(
                bulletin.id(),
                bulletin.version(),
                content.title(),
                content.summary(),
                content.source().body(),
                content.areaIds().stream()
                        .map(id -> new Named(id, areas.get().name(id)))
                        .toList(),
                content.audiences(),
                Audience.inWords(content.audiences()),
                content.beginsOn(),
                content.endsOn(),
                state,
                sentence(bulletin, state));
    }

    private static String sentence(Bulletin bulletin, State state) {
        return switch (state) {
            case UPCOMING -> "从 " + DAY.format(bulletin.content().beginsOn()) + "起公布";
            case CURRENT -> "到 " + DAY.format(bulletin.content().endsOn()) + "为止";
            case EXPIRED -> "已过期，" + DAY.format(bulletin.content().endsOn()) + "截止；现在怎样办，请问站点或发文单位";
            case WITHDRAWN -> "已撤回：" + bulletin.withdrawal().reason();
            case SUPERSEDED -> "这是第 %d 版，已经更正，请看第 %d 版".formatted(bulletin.version(), bulletin.current());
        };
    }

    View view(Bulletin bulletin) {
        return new View(
                brief(bulletin),
                bulletin.content().text(),
                bulletin.content().source(),
                offered(bulletin.content().serviceItemIds()),
                bulletin.current(),
                bulletin.version() == 1
                        ? null
                        : new Corrected(
                                bulletin.change().reason(), bulletin.change().at()));
    }

    /** Those that can still be asked for. */
    private List<Named> offered(List<Long> itemIds) {
        return itemIds.stream()
                .map(id -> catalogue.get().find(id))
                .flatMap(Optional::stream)
                .filter(item -> !item.withdrawn())
                .map(BulletinViews::named)
                .toList();
    }

    private static Named named(ServiceItem item) {
        return new Named(item.id(), item.name());
    }

    Managed managed(Bulletin bulletin) {
        Bulletin.Change change = bulletin.change();
        return new Managed(brief(bulletin), change.reason(), change.by(), change.at(), bulletin.withdrawal());
    }
}
