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

    /** Fails where the signature's image is none of the errand's attachments. */
    public Future<Void> mustLieWith(SqlClient tx, Evidence evidence, long errandId) {
        if (evidence.attachmentId() == null) {
            return Future.succeededFuture();
        }
        return tx.preparedQuery("SELECT 1 FROM attachment WHERE id = ? AND errand_id = ? AND purpose = 'signature'")
                .execute(Tuple.of(evidence.attachmentId(), errandId))
                .map(found -> {
                    if (found.size() == 0) {
                        throw Evidence.incomplete("attachmentId", "这一件里没有这张签名；请先上传到这一件的附件，purpose 填 signature");
                    }
                    return null;
                });
    }

    /** Whether an attachment shows that somebody said so, and must be kept for it. */
    public Future<Boolean> isShownBy(SqlClient tx, long attachmentId) {
        return tx.preparedQuery("SELECT 1 FROM evidence WHERE attachment_id = ? LIMIT 1")
                .execute(Tuple.of(attachmentId))
                .map(found -> found.size() > 0);
    }

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
