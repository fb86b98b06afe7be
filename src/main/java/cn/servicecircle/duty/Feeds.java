package cn.servicecircle.duty;

import cn.servicecircle.http.Content;
import cn.servicecircle.identity.Token;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.station.Station;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Shifts for people's own calendars: each station's for everybody, and one's own under a secret address. */
final class Feeds {
    private static final String SUFFIX = ".ics";

    private final Database database;
    private final Planners planners;
    private final Openings openings;
    private final DutyCalendar calendar;
    private final ShiftStore shifts = new ShiftStore();
    private final FeedStore feeds = new FeedStore();

    Feeds(Database database, Planners planners, Openings openings) {
        this.database = database;
        this.planners = planners;
        this.openings = openings;
        this.calendar = new DutyCalendar(planners::station);
    }

    /** From yesterday on. */
    private Period window() {
        return openings.days(openings.today().minusDays(1), Plans.DAYS + 2);
    }

    Future<Content> ofStation(long stationId) {
        Station station = planners.station(stationId);
        return shifts.ofStation(database.reads(), stationId, window())
                .map(planned -> content(calendar.ofStation(station, planned)));
    }

    /** @param file the secret, and .ics */
    Future<Content> ofPerson(String file) {
        String token = file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
        return feeds.ownerOf(database.reads(), Token.hash(token))
                .map(owner -> owner.orElseThrow(() -> Refusal.notFound("duty-feed:not-found", "没有这个日历地址，可能已经换过或停用")))
                .compose(owner -> shifts.ofPerson(database.reads(), owner, window()))
                .map(planned -> content(calendar.ofPerson(planned)));
    }

    /** UTF-8, which goes without saying (RFC 5545 §3.1.4). */
    private static Content content(String text) {
        return Content.whole("text/calendar", Buffer.buffer(text));
    }

    /** The address of a new feed, told this once; the one before is no more. */
    Future<String> create(Caller owner) {
        String token = Token.random();
        return database.withTransaction(tx -> feeds.replace(tx, owner.personId(), Token.hash(token), openings.now()))
                .map(kept -> "/duty-feeds/" + token + SUFFIX);
    }

    Future<Void> revoke(Caller owner) {
        return database.withTransaction(tx -> feeds.remove(tx, owner.personId()));
    }
}
