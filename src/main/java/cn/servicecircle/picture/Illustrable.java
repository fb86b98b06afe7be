package cn.servicecircle.picture;

import cn.servicecircle.moderation.Moderated;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/** A feature whose posts may have pictures. */
public interface Illustrable extends Moderated {

    /** Any post that there is, whatever its state. */
    Future<Post> post(SqlClient sql, long id);
}
