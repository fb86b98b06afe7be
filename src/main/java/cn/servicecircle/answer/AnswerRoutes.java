package cn.servicecircle.answer;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;

/** Official answers, for those who ask, those who give them, and everybody who reads them. */
public final class AnswerRoutes {
    private final Answers answers;
    private final Requests requests;
    private final AnswerReader reader;
    private final Database database;
    private final Idempotency idempotency;

    public AnswerRoutes(
            Answers answers, Requests requests, AnswerReader reader, Database database, Idempotency idempotency) {
        this.answers = answers;
        this.requests = requests;
        this.reader = reader;
        this.database = database;
        this.idempotency = idempotency;
    }

    private record NewAnswer(String text, Long partyId) {}

    private record Corrected(String text, String reason) {}

    public void addTo(Api api) {
        api.on("listAnswers", call -> reader.of(call.caller(), call.id("topicId")))
                .on("giveAnswer", this::give)
                .on("correctAnswer", this::correct)
                .on("requestAnswer", this::request);
    }

    private Future<Reply> give(Call call) {
        NewAnswer wanted = call.body(NewAnswer.class);
        Caller official = call.caller();
        long topic = call.id("topicId");
        return idempotency.unlessAnswered(
                call, () -> answers.mayGive(database.reads(), official, topic, wanted.text(), wanted.partyId())
                        .compose(verdict -> idempotency.once(
                                call, tx -> answers.give(tx, official, topic, wanted.text(), wanted.partyId(), verdict)
                                        .compose(answer -> reader.own(tx, answer))
                                        .map(Reply::created))));
    }

    private Future<AnswerView> correct(Call call) {
        Corrected wanted = call.body(Corrected.class);
        Caller official = call.caller();
        long answerId = call.id("answerId");
        return answers.mayCorrect(database.reads(), official, answerId, wanted.text(), wanted.reason())
                .compose(fit -> database.withTransaction(
                        tx -> answers.correct(tx, official, answerId, wanted.text(), wanted.reason())
                                .compose(answer -> reader.own(tx, answer))));
    }

    private Future<Reply> request(Call call) {
        return idempotency.once(call, tx -> requests.ask(tx, call.caller(), call.id("topicId"))
                .map(reader::view)
                .map(Reply::created));
    }
}
