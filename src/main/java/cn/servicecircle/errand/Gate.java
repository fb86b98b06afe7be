package cn.servicecircle.errand;

import cn.servicecircle.kernel.Caller;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets whoever may take an act pass to the errand, and tells everybody else why not. */
public record Gate(Standings standings, Choices choices, List<Condition> conditions) {

    /** @param onBehalf null, unless a member of staff records what the principal said */
    Future<CaseFile> pass(SqlConnection tx, Optional<CaseFile> found, Caller caller, Act act, OnBehalf onBehalf) {
        CaseFile file = standings.visible(found, caller);
        Set<Party> standing = standings.of(caller, file, onBehalf);
        act.check(file, standing, choices.of(file, standing));
        return Future.all(conditions.stream()
                        .map(condition -> condition.check(tx, act, file, caller))
                        .toList())
                .map(file);
    }
}
