package cn.servicecircle.duty;

import cn.servicecircle.snapshot.SnapshotStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the rules are asked about: who takes turns at a station, what they said and what they are planned for. */
final class Rota {
    static final String SNAPSHOT = "duty";
    /** The rules look at the whole of a week, and at what is near it. */
    private static final Duration AROUND = Duration.ofDays(8);

    private final Rules rules;
    private final ShiftStore shifts = new ShiftStore();
    private final AvailabilityStore availabilities = new AvailabilityStore();

    Rota(Rules rules) {
        this.rules = rules;
    }

    /**
     * Lets one transaction at a time change shifts, anywhere: it is the row of the snapshot's version, which every change has
     * to raise anyway. First thing in the transaction, so that what is read after it stays true until the end.
     */
    static Future<Void> lock(SqlClient tx) {
        return SnapshotStore.raise(tx, SNAPSHOT);
    }

    /** @param within what will be asked about */
    Future<Roster> roster(SqlClient sql, long stationId, Period within) {
        Period around = new Period(within.from().minus(AROUND), within.to().plus(AROUND));
        return shifts.membersOf(sql, stationId).compose(members -> {
            Collection<Long> people = members.stream().map(Member::personId).toList();
            Future<Map<Long, List<Period>>> planned = shifts.shiftsOf(sql, people, around);
            Future<Map<Long, List<Availability>>> said = availabilities.of(sql, people);
            return Future.all(planned, said).map(read -> new Roster(rules, members, planned.result(), said.result()));
        });
    }
}
