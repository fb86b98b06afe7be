package cn.servicecircle.duty;

import cn.servicecircle.http.Api;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.notification.Outbox;
import cn.servicecircle.snapshot.Snapshot;
import java.util.List;

/** Puts the rota together from what it stands on. */
public final class DutyFeature {
    private final Database database;
    private final Planners planners;
    private final Openings openings;
    private final Rota rota;
    private final Letters letters;

    public DutyFeature(Database database, Planners planners, Openings openings, Rules rules, Outbox outbox) {
        this.database = database;
        this.planners = planners;
        this.openings = openings;
        this.rota = new Rota(rules);
        this.letters = new Letters(outbox);
    }

    /** What its staff and planners do with it. */
    public void addRota(Api api, Snapshot<Duties> duties, List<ShiftClosing> closings, Idempotency idempotency) {
        Closures closures = new Closures(database, planners, openings, letters, closings);
        Plans plans = new Plans(database, planners, rota, openings, duties);
        Publishing publishing = new Publishing(planners, rota, openings, closures, letters);
        Swaps swaps = new Swaps(database, planners, rota, openings, letters);
        new RotaRoutes(plans, publishing, openings, idempotency).addTo(api);
        new ShiftRoutes(swaps, closures, openings).addTo(api);
        new AvailabilityRoutes(new Availabilities(database, planners, openings), idempotency).addTo(api);
    }

    /** What everybody may know of it, and say. */
    public void addBoard(Api api, Snapshot<Duties> duties, Snapshot<Forecast> forecast) {
        Board board = new Board(duties, forecast, planners, openings);
        new DutyRoutes(board, new EmptyReports(database, planners, openings, letters), openings).addTo(api);
        new FeedRoutes(new Feeds(database, planners, openings)).addTo(api);
    }

    /** For {@link Sweep}: holes are told. */
    public Sweep.Chore holeWatch() {
        return new HoleWatch(planners, openings, letters);
    }

    public Upkeep upkeep() {
        return new Upkeep(database, openings);
    }
}
