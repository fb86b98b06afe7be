package cn.servicecircle.whistle;

import cn.servicecircle.area.Reach;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** The bodies that a street can call; kept by the admins of the whole district. */
public final class Bodies {
    private final Database database;
    private final Reach reach;
    private final BodyStore store = new BodyStore();

    public Bodies(Database database, Reach reach) {
        this.database = database;
        this.reach = reach;
    }

    /** What an admin says of a body. */
    record Said(String name, String contact, boolean active) {
        Body with(long id) {
            return new Body(id, name, contact, active);
        }
    }

    Future<List<Body>> list() {
        return store.list(database.reads());
    }

    Future<Body> add(SqlConnection tx, Caller admin, Said said) {
        mustReachDistrict(admin);
        return store.add(tx, said.with(0)).map(said::with);
    }

    /** Its calls go on; one that is not active cannot be called again. */
    Future<Body> change(Caller admin, long id, Said said) {
        mustReachDistrict(admin);
        return database.withTransaction(tx -> store.lock(tx, id)
                .map(found -> found.orElseThrow(() -> Refusal.notFound("body:not-found", "没有这个部门"))
                        .id())
                .map(said::with)
                .compose(body -> store.save(tx, body).map(body)));
    }

    private void mustReachDistrict(Caller admin) {
        if (!reach.reachesDistrict(admin, Role.ADMIN)) {
            throw Refusal.forbidden("body:out-of-reach", "不能修改全区的部门名单", "名单全区通用，由管全区的管理员修改，请联系区管理员。");
        }
    }
}
