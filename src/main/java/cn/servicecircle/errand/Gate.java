package cn.servicecircle.errand;

import cn.servicecircle.kernel.Caller;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;

/** Lets whoever may take an act pass to the errand, and tells everybody else why not. */
public record Gate(Standings standings, List<Condition> conditions) {

    Future<CaseFile> pass(SqlConnection tx, Optional<CaseFile> found, Caller caller, Act act) {
        CaseFile file = standings.visible(found, caller);
        act.check(file.errand(), standings.of(caller, file));
        return Future.all(conditions.stream()
                        .map(condition -> condition.check(tx, act, file, caller))
                        .toList())
                .map(file);
    }
}
