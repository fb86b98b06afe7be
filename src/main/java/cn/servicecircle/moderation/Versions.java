package cn.servicecircle.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;

/** What posts said before their authors took words out of them. */
public interface Versions {
    /** Of each subject that said something else, the path in the contract where its moderators read it. */
    Future<Map<Subject, String>> of(SqlClient sql, List<Subject> subjects);
}
