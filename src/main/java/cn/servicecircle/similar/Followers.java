package cn.servicecircle.similar;

import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.disclosure.Milestone;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.snapshot.Snapshot;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Map;
import java.util.Optional;

/** Those who follow public errands of other people's, to be told how these end: without names, and without anybody's words. */
public final class Followers {
    private static final Map<Milestone, Notice.Kind> NEWS = Map.of(
            Milestone.COMPLETED, Notice.Kind.ERRAND_DONE,
            Milestone.SOLVED, Notice.Kind.ERRAND_CLOSED,
            Milestone.NOT_SOLVED, Notice.Kind.ERRAND_REOPENED,
            Milestone.CLOSED, Notice.Kind.ERRAND_CLOSED,
            Milestone.CLOSED_UNANSWERED, Notice.Kind.ERRAND_CLOSED,
            Milestone.REOPENED, Notice.Kind.ERRAND_REOPENED,
            Milestone.REFUSED, Notice.Kind.ERRAND_REFUSED,
            Milestone.CANCELLED, Notice.Kind.ERRAND_CANCELLED);

    private final Outbox outbox;
    private final Snapshot<Catalogue> catalogue;
    private final FollowStore follows = new FollowStore();

    public Followers(Outbox outbox, Snapshot<Catalogue> catalogue) {
        this.outbox = outbox;
        this.catalogue = catalogue;
    }

    /**
     * Tells them of a step in its transaction, where it is one of those that they wait for.
     *
     * @param event the word of the step
     * @param actorId who took it, and need not be told
     */
    public Future<Void> tell(
            SqlConnection tx, long errandId, long itemId, String trackingNumber, String event, long actorId) {
        Optional<ServiceItem> item =
                catalogue.get().find(itemId).filter(found -> found.kind().isPublic());
        Optional<Milestone> step = Milestone.of(event).filter(NEWS::containsKey);
        if (item.isEmpty() || step.isEmpty()) {
            return Future.succeededFuture();
        }
        String text = "您关注的 " + trackingNumber + "：" + step.get().text() + "。" + advice(step.get());
        return follows.followersOf(tx, errandId)
                .compose(people -> Future.all(people.stream()
                        .filter(person -> person != actorId)
                        .map(person -> outbox.tell(
                                tx,
                                new Notice(
                                        person,
                                        NEWS.get(step.get()),
                                        item.get().name(),
                                        text,
                                        "/public-errands/" + errandId)))
                        .toList()))
                .mapEmpty();
    }

    private static String advice(Milestone step) {
        return switch (step) {
            case REFUSED, CLOSED, CANCELLED -> "问题还在的话，请您自己提交一件。";
            default -> "";
        };
    }
}
