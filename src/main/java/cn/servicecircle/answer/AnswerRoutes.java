package cn.servicecircle.answer;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.moderation.ContentCheck;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.wechat.TextCheck.Scene;
import io.vertx.core.Future;

/** Official answers, for those who ask, those who give them, and everybody who reads them. */
public final class AnswerRoutes {
    private final Answers answers;
    private final Requests requests;
    private final AnswerReader reader;
    private final ContentCheck check;
    private final Database database;
    private final Idempotency idempotency;

    public AnswerRoutes(
            Answers answers,
            Requests requests,
            AnswerReader reader,
            ContentCheck check,
            Database database,
            Idempotency idempotency) {
        this.answers = answers;
        this.requests = requests;
        this.reader = reader;
        this.check = check;
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
        return idempotency.unlessAnswered(call, () -> check.check(call.caller(), Scene.FORUM, wanted.text())
                .compose(verdict -> idempotency.once(call, tx -> answers.give(
                                tx, call.caller(), call.id("topicId"), wanted.text(), wanted.partyId(), verdict)
                        .compose(answer -> reader.own(tx, answer))
                        .map(Reply::created))));
    }

    private Future<AnswerView> correct(Call call) {
        Corrected wanted = call.body(Corrected.class);
        return check.check(call.caller(), Scene.FORUM, wanted.text() + "\n" + wanted.reason())
                .compose(verdict -> database.withTransaction(tx -> answers.correct(
                                tx, call.caller(), call.id("answerId"), wanted.text(), wanted.reason(), verdict)
                        .compose(answer -> reader.own(tx, answer))));
    }

    private Future<Reply> request(Call call) {
        return idempotency.once(call, tx -> requests.ask(tx, call.caller(), call.id("topicId"))
                .map(reader::view)
                .map(Reply::created));
    }
}
