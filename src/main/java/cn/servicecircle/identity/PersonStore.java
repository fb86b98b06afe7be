package cn.servicecircle.identity;

import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** People in SQL. */
public final class PersonStore {

    Future<Optional<Person>> findByOpenid(SqlClient sql, String openid) {
        return sql.preparedQuery("SELECT id, display_name FROM person WHERE openid = ?")
                .mapping(PersonStore::person)
                .execute(Tuple.of(openid))
                .map(Rows::first);
    }

    Future<Person> find(SqlClient sql, long id) {
        return sql.preparedQuery("SELECT id, display_name FROM person WHERE id = ?")
                .mapping(PersonStore::person)
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows).orElseThrow());
    }

    public Future<String> nameOf(SqlClient sql, long id) {
        return find(sql, id).map(Person::displayName);
    }

    /** Adds the person, unless a log-in at the same moment already did. */
    Future<Void> addIfNew(SqlClient sql, String openid, String displayName, Instant now) {
        return sql.preparedQuery("INSERT IGNORE INTO person (openid, display_name, created_at) VALUES (?, ?, ?)")
                .execute(Tuple.of(openid, displayName, Rows.utc(now)))
                .mapEmpty();
    }

    /** The WeChat id of a person, for those who must write to WeChat about them. */
    public Future<String> openidOf(SqlClient sql, long id) {
        return sql.preparedQuery("SELECT openid FROM person WHERE id = ?")
                .mapping(row -> row.getString("openid"))
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows).orElseThrow());
    }

    private static Person person(Row row) {
        return new Person(row.getLong("id"), row.getString("display_name"));
    }
}
