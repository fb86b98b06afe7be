package cn.servicecircle.errand;

import cn.servicecircle.identity.RoleStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;

/** The desks above a desk: 楼栋→小区→网格→社区→街道→区. */
public record Desks(Offer offer, RoleStore roles) {

    /** Of the nearest level that has a 管家; none where nobody is above. */
    Future<Optional<Desk>> above(SqlConnection tx, Desk desk) {
        List<Long> levels = offer.levelsAbove(desk);
        return roles.stewardsOf(tx, levels).map(stewards -> levels.stream()
                .filter(stewards::containsKey)
                .findFirst()
                .map(level -> new Desk(desk.stationId(), level)));
    }
}
