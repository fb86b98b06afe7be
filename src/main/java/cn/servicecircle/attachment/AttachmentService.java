package cn.servicecircle.attachment;

import cn.servicecircle.errand.ErrandAccess;
import cn.servicecircle.evidence.EvidenceStore;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.upload.Inspected;
import cn.servicecircle.upload.Keeper;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who may add, see and delete the attachments of an errand. */
public final class AttachmentService {
    private final Database database;
    private final AttachmentStore store;
    private final Keeper keeper;
    private final ErrandAccess errands;
    private final Clock clock;
    private final EvidenceStore evidence = new EvidenceStore();

    public AttachmentService(
            Database database, AttachmentStore store, Keeper keeper, ErrandAccess errands, Clock clock) {
        this.database = database;
        this.store = store;
        this.keeper = keeper;
        this.errands = errands;
        this.clock = clock;
    }

    Future<Void> mustSee(Caller caller, long errandId) {
        return errands.mustSee(caller, errandId);
    }

    /** Refuses early what {@link #add} would refuse in the end. */
    Future<Void> mustHaveRoom(Caller caller, long errandId) {
        return database.withTransaction(tx -> lockWithRoomFor(tx, caller, errandId, 0));
    }

    /** The errand's lock makes those who upload at the same time count one after the other. */
    private Future<Void> lockWithRoomFor(SqlConnection tx, Caller caller, long errandId, int bytes) {
        return errands.mustBeOpen(tx, caller, errandId)
                .compose(open -> store.quota(tx, errandId))
                .map(quota -> quota.mustTake(bytes))
                .mapEmpty();
    }

    <T> Future<T> keep(Inspected file, Function<String, Future<T>> record) {
        return keeper.keep(file, record);
    }

    Future<AttachmentView> add(SqlConnection tx, Caller uploader, NewAttachment wanted, Inspected file, String key) {
        return lockWithRoomFor(tx, uploader, wanted.errandId(), file.bytes())
                .compose(room -> store.add(tx, wanted, file, key, uploader, clock.instant()))
                .compose(id -> store.find(tx, wanted.errandId(), id))
                .map(added -> AttachmentView.of(existing(added), uploader));
    }

    Future<List<AttachmentView>> list(Caller caller, long errandId) {
        return errands.mustSee(caller, errandId)
                .compose(seen -> store.list(database.reads(), errandId))
                .map(all -> all.stream()
                        .map(attachment -> AttachmentView.of(attachment, caller))
                        .toList());
    }

    Future<Attachment> get(Caller caller, long errandId, long id) {
        return errands.mustSee(caller, errandId)
                .compose(seen -> store.find(database.reads(), errandId, id))
                .map(AttachmentService::existing);
    }

    Future<Void> delete(Caller caller, long errandId, long id) {
        return database.withTransaction(tx -> errands.mustBeOpen(tx, caller, errandId)
                        .compose(open -> store.find(tx, errandId, id))
                        .map(found -> existing(found).mustBeOf(caller))
                        .compose(attachment -> mustNotBeEvidence(tx, attachment))
                        .compose(attachment -> store.remove(tx, id).map(attachment.storageKey())))
                .compose(keeper::letGo);
    }

    private Future<Attachment> mustNotBeEvidence(SqlConnection tx, Attachment attachment) {
        return evidence.isShownBy(tx, attachment.id()).map(shown -> {
            if (shown) {
                throw Refusal.conflict("attachment:is-evidence", "这是委托书的签名，不能删除", "委托书终止以后也要留着；上传错了的，请终止委托再重新登记。");
            }
            return attachment;
        });
    }

    private static Attachment existing(Optional<Attachment> found) {
        return found.orElseThrow(() -> Refusal.notFound("attachment:not-found", "没有这个附件"));
    }
}
