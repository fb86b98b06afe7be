package cn.servicecircle.whistle;

import cn.servicecircle.errand.Dossier;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.stream.Stream;

/** Tells those whose errand it is what bodies are called, and what they answer. Nobody is told of what they did themselves. */
public final class WhistleTidings {
    private final Outbox outbox;

    public WhistleTidings(Outbox outbox) {
        this.outbox = outbox;
    }

    Future<Void> tellBoth(SqlConnection tx, Dossier dossier, Caller actor, String text) {
        return tell(
                tx,
                dossier,
                actor,
                Notice.Kind.ERRAND_WHISTLED,
                Stream.concat(Stream.of(dossier.principalId()), dossier.responsibleId().stream()),
                text);
    }

    Future<Void> tellResponsible(SqlConnection tx, Dossier dossier, Caller actor, String text) {
        return tell(tx, dossier, actor, Notice.Kind.ERRAND_ANSWERED, dossier.responsibleId().stream(), text);
    }

    private Future<Void> tell(
            SqlConnection tx, Dossier dossier, Caller actor, Notice.Kind kind, Stream<Long> people, String text) {
        return outbox.tellAll(
                tx,
                people.distinct()
                        .filter(person -> person != actor.personId())
                        .map(person -> new Notice(
                                person,
                                kind,
                                dossier.itemName(),
                                dossier.trackingNumber() + " " + text,
                                "/errands/" + dossier.id()))
                        .toList());
    }
}
