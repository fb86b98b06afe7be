package cn.servicecircle.evidence;

import cn.servicecircle.http.Json;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** Evidence in SQL: added, and never changed. */
public final class EvidenceStore {

    /** The id of the new row. */
    public Future<Long> add(SqlClient tx, Evidence evidence, long recordedBy, Instant now) {
        String witnesses = evidence.witnesses() == null
                ? null
                : Json.encode(evidence.witnesses()).toString();
        return tx.preparedQuery("""
                        INSERT INTO evidence
                          (kind, attachment_id, sha256, kept_where, witnesses, recorded_by, recorded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                                evidence.kind().word(),
                                evidence.attachmentId(),
                                evidence.sha256(),
                                evidence.keptWhere(),
                                witnesses,
                                recordedBy)
                        .addLocalDateTime(Rows.utc(now)))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }
}
