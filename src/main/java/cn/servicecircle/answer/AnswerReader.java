package cn.servicecircle.answer;

import cn.servicecircle.answer.AnswerStore.Asked;
import cn.servicecircle.answer.AnswerView.RequestView;
import cn.servicecircle.answer.OfficialAnswer.Correction;
import cn.servicecircle.answer.OfficialAnswer.State;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.moderation.ModerationStore;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.SpaceAccess;
import cn.servicecircle.space.Spaces;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was answered to a topic, and whether an answer is still waited for. */
public final class AnswerReader {
    private final Database database;
    private final SpaceAccess access;
    private final Snapshot<Spaces> spaces;
    private final Clock clock;
    private final AnswerStore store = new AnswerStore();
    private final RequestStore requests = new RequestStore();
    private final ModerationStore cases = new ModerationStore();

    /** @param clock in the zone in which days end */
    public AnswerReader(Database database, SpaceAccess access, Snapshot<Spaces> spaces, Clock clock) {
        this.database = database;
        this.access = access;
        this.spaces = spaces;
        this.clock = clock;
    }

    /** @param request null where nobody waits for one */
    record Answered(List<AnswerView> items, RequestView request) {}

    Future<Answered> of(Caller reader, long topicId) {
        return store.topic(database.reads(), topicId)
                .map(found -> Asked.existing(found.filter(topic -> access.mayRead(reader, topic.spaceId()))))
                .compose(topic -> {
                    boolean moderates = access.moderates(reader, access.space(topic.spaceId()));
                    Future<List<OfficialAnswer>> answers = store.of(database.reads(), topicId, reader.personId());
                    Future<List<Correction>> corrections = store.corrections(database.reads(), topicId);
                    Future<Optional<AnswerRequest>> request = requests.open(database.reads(), topicId);
                    Future<Map<Long, Long>> own =
                            answers.compose(read -> casesOf(database.reads(), read, reader.personId()));
                    return Future.all(answers, corrections, request, own)
                            .map(read -> new Answered(
                                    answers.result().stream()
                                            .map(answer -> AnswerView.of(
                                                    answer,
                                                    corrections.result(),
                                                    moderates || answer.authorId() == reader.personId(),
                                                    own.result().get(answer.id()),
                                                    spaces.get()))
                                            .toList(),
                                    request.result().map(this::view).orElse(null)));
                });
    }

    /** From where the author of what others do not see appeals. */
    private Future<Map<Long, Long>> casesOf(SqlClient sql, List<OfficialAnswer> answers, long readerId) {
        return cases.idsOf(
                sql,
                Answers.KIND,
                answers.stream()
                        .filter(answer -> answer.authorId() == readerId && answer.state() != State.PUBLISHED)
                        .map(OfficialAnswer::id)
                        .toList());
    }

    RequestView view(AnswerRequest request) {
        return RequestView.of(request, clock.instant(), clock.getZone());
    }

    /** To whoever has just given or corrected it. */
    Future<AnswerView> own(SqlClient sql, OfficialAnswer answer) {
        return store.corrections(sql, answer.topicId())
                .compose(corrections -> casesOf(sql, List.of(answer), answer.authorId())
                        .map(own -> AnswerView.of(answer, corrections, true, own.get(answer.id()), spaces.get())));
    }
}
