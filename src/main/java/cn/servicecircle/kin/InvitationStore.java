package cn.servicecircle.kin;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** Invitations in SQL, by the hash of their code. */
public final class InvitationStore {

    Future<Void> add(SqlClient tx, String codeHash, Invitation invitation) {
        return tx.preparedQuery("""
                        INSERT INTO kin_invitation (code_hash, principal_id, relation, may, expires_at)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                        codeHash,
                        invitation.principalId(),
                        invitation.relation(),
                        invitation.may().word(),
                        Rows.utc(invitation.expiresAt())))
                .mapEmpty();
    }

    /** Keeps it from whoever shows the same code at the same moment. */
    Future<Optional<Invitation>> lock(SqlClient tx, String codeHash) {
        return tx.preparedQuery(
                        "SELECT principal_id, relation, may, expires_at FROM kin_invitation WHERE code_hash = ? FOR UPDATE")
                .mapping(row -> new Invitation(
                        row.getLong("principal_id"),
                        row.getString("relation"),
                        Worded.of(May.class, row.getString("may")),
                        Rows.instant(row, "expires_at")))
                .execute(Tuple.of(codeHash))
                .map(Rows::first);
    }

    Future<Void> remove(SqlClient tx, String codeHash) {
        return tx.preparedQuery("DELETE FROM kin_invitation WHERE code_hash = ?")
                .execute(Tuple.of(codeHash))
                .mapEmpty();
    }

    /** Of one person, those that are too old. */
    Future<Void> removeExpired(SqlClient tx, long principalId, Instant now) {
        return tx.preparedQuery("DELETE FROM kin_invitation WHERE principal_id = ? AND expires_at <= ?")
                .execute(Tuple.of(principalId, Rows.utc(now)))
                .mapEmpty();
    }
}
