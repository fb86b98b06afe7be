package cn.servicecircle.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;

/** What belongs to a post beside its text, and is decided with it. */
public interface Exhibits {
    /** Something to look at; {@code url} is its path in the contract. */
    record Exhibit(long id, String url, String state, String stateText) {}

    /** Of each subject that has some. */
    Future<Map<Subject, List<Exhibit>>> of(SqlClient sql, List<Subject> subjects);
}
