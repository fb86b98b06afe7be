package cn.servicecircle.attachment;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import cn.servicecircle.upload.FileType;
import cn.servicecircle.upload.Inspected;
import cn.servicecircle.upload.Recorded;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Attachments in SQL. */
public final class AttachmentStore implements Recorded {
    private static final String COLUMNS = """
            SELECT a.id, a.purpose, a.caption, a.content_type, a.bytes, a.storage_key, a.uploaded_by, a.uploaded_at,
                   p.display_name
            FROM attachment a
            JOIN person p ON p.id = a.uploaded_by
            """;

    Future<Long> add(
            SqlClient tx, NewAttachment wanted, Inspected file, String storageKey, Caller uploader, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO attachment
                          (errand_id, purpose, caption, content_type, bytes, sha256, storage_key, uploaded_by, uploaded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.from(Arrays.asList(
                        wanted.errandId(),
                        wanted.purpose().word(),
                        wanted.caption(),
                        file.type().contentType(),
                        file.bytes(),
                        Buffer.buffer(file.sha256()),
                        storageKey,
                        uploader.personId(),
                        Rows.utc(now))))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    Future<Quota> quota(SqlClient sql, long errandId) {
        return sql.preparedQuery(
                        "SELECT COUNT(*) AS files, COALESCE(SUM(bytes), 0) AS bytes FROM attachment WHERE errand_id = ?")
                .mapping(row -> new Quota(row.getInteger("files"), row.getLong("bytes")))
                .execute(Tuple.of(errandId))
                .map(rows -> rows.iterator().next());
    }

    Future<Optional<Attachment>> find(SqlClient sql, long errandId, long id) {
        return sql.preparedQuery(COLUMNS + " WHERE a.errand_id = ? AND a.id = ?")
                .mapping(AttachmentStore::attachment)
                .execute(Tuple.of(errandId, id))
                .map(Rows::first);
    }

    Future<List<Attachment>> list(SqlClient sql, long errandId) {
        return sql.preparedQuery(COLUMNS + " WHERE a.errand_id = ? ORDER BY a.id")
                .mapping(AttachmentStore::attachment)
                .execute(Tuple.of(errandId))
                .map(Rows::list);
    }

    Future<Void> remove(SqlClient tx, long id) {
        return tx.preparedQuery("DELETE FROM attachment WHERE id = ?")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    @Override
    public Future<List<String>> known(SqlClient sql, List<String> storageKeys) {
        return sql.preparedQuery(
                        "SELECT storage_key FROM attachment WHERE storage_key IN (" + Rows.marks(storageKeys) + ")")
                .mapping(row -> row.getString("storage_key"))
                .execute(Tuple.from(storageKeys))
                .map(Rows::list);
    }

    private static Attachment attachment(Row row) {
        return new Attachment(
                row.getLong("id"),
                Worded.of(Purpose.class, row.getString("purpose")),
                row.getString("caption"),
                FileType.ofContentType(row.getString("content_type")),
                row.getInteger("bytes"),
                row.getString("storage_key"),
                row.getLong("uploaded_by"),
                row.getString("display_name"),
                Rows.instant(row, "uploaded_at"));
    }
}
