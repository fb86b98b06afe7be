package cn.servicecircle.moderation;

import cn.servicecircle.area.Areas;
import cn.servicecircle.identity.NameStore.Former;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.moderation.AppealStore.Appeal;
import cn.servicecircle.moderation.Exhibits.Exhibit;
import cn.servicecircle.moderation.ModerationService.Whole;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.snapshot.Snapshot;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** Cases as moderators and authors see them, and the log as everybody does. */
public final class ModerationViews {
    private final Database database;
    private final Snapshot<Areas> areas;
    private final Exhibits exhibits;
    private final Versions versions;
    private final AppealStore appeals = new AppealStore();
    private final EventStore events = new EventStore();

    public ModerationViews(Database database, Snapshot<Areas> areas, Exhibits exhibits, Versions versions) {
        this.database = database;
        this.areas = areas;
        this.exhibits = exhibits;
        this.versions = versions;
    }

    /** @param versionsUrl where moderators read what it said before its author took words out; null where it never did */
    record View(
            long id,
            String subject,
            long subjectId,
            long areaId,
            String areaName,
            String authorName,
            String text,
            String versionsUrl,
            List<Exhibit> pictures,
            String machineSays,
            String cause,
            boolean urgent,
            int reports,
            String state,
            String clause,
            String reason,
            Instant openedAt,
            Instant dueAt,
            Instant decidedAt) {}

    record ReportView(String reason, String reasonText, String text) {}

    record AppealView(String reason, Instant at, Boolean upheld, String answer, Instant decidedAt) {
        static AppealView of(Appeal appeal) {
            return new AppealView(appeal.reason(), appeal.at(), appeal.upheld(), appeal.answer(), appeal.decidedAt());
        }
    }

    /**
     * @param formerNames how its author was called before, the newest first
     * @param appeal      null for none
     */
    record WholeView(View moderation, List<ReportView> reports, List<Former> formerNames, AppealView appeal) {}

    record LogEntry(
            long id,
            long areaId,
            String areaName,
            String kind,
            String kindText,
            String subject,
            String clause,
            String reason,
            Instant at) {}

    Future<View> of(Moderation moderation) {
        return of(List.of(moderation), true).map(views -> views.get(0));
    }

    Future<Slice<View>> of(Slice<Moderation> slice) {
        return of(slice.items(), true).map(views -> new Slice<>(views, slice.next()));
    }

    private Future<List<View>> of(List<Moderation> moderations, boolean forModerators) {
        List<Subject> subjects = moderations.stream().map(Moderation::subject).toList();
        List<Subject> withVersions = forModerators ? subjects : List.of();
        return exhibits.of(database.reads(), subjects)
                .compose(shown -> versions.of(database.reads(), withVersions).map(before -> moderations.stream()
                        .map(moderation -> view(
                                moderation,
                                before.get(moderation.subject()),
                                shown.getOrDefault(moderation.subject(), List.of())))
                        .toList()));
    }

    private View view(Moderation moderation, String versionsUrl, List<Exhibit> pictures) {
        Subject subject = moderation.subject();
        return new View(
                moderation.id(),
                subject.kind(),
                subject.id(),
                subject.areaId(),
                areas.get().name(subject.areaId()),
                moderation.authorName(),
                moderation.text(),
                versionsUrl,
                pictures,
                moderation.machineSays(),
                moderation.cause().word(),
                moderation.urgent(),
                moderation.reports(),
                moderation.state().word(),
                moderation.clause(),
                moderation.reason(),
                moderation.openedAt(),
                moderation.dueAt(),
                moderation.decidedAt());
    }

    Future<WholeView> whole(Whole whole) {
        return of(List.of(whole.moderation()), whole.forModerators())
                .map(views -> views.get(0))
                .compose(view -> appeals.of(database.reads(), view.id())
                        .map(appeal -> new WholeView(
                                view,
                                whole.reports().stream()
                                        .map(said -> new ReportView(
                                                said.reason().word(),
                                                said.reason().text(),
                                                said.text()))
                                        .toList(),
                                whole.names(),
                                appeal.map(AppealView::of).orElse(null))));
    }

    Future<Slice<LogEntry>> log(long areaId, Page page) {
        long known = areas.get().get(areaId).id();
        return events.log(database.reads(), known, page)
                .map(fetched -> page.slice(fetched, EventStore.Event::id).map(this::entry));
    }

    private LogEntry entry(EventStore.Event event) {
        return new LogEntry(
                event.id(),
                event.areaId(),
                areas.get().name(event.areaId()),
                event.kind().word(),
                event.kind().text(),
                event.subject(),
                event.clause(),
                event.reason(),
                event.at());
    }
}
