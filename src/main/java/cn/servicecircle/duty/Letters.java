package cn.servicecircle.duty;

import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Notice.Kind;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.station.Station;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;

/** What is told of a station's rota. */
final class Letters {
    private final Outbox outbox;

    Letters(Outbox outbox) {
        this.outbox = outbox;
    }

    Future<Void> tell(SqlConnection tx, Collection<Long> people, Kind kind, Station station, String text) {
        String link = "/stations/" + station.id() + "/rota";
        return outbox.tellAll(
                tx,
                people.stream()
                        .map(person -> new Notice(person, kind, station.name(), text, link))
                        .toList());
    }
}
