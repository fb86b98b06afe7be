package cn.servicecircle.mutualaid;

import cn.servicecircle.errand.NewErrand;
import cn.servicecircle.helpline.HelpLine;
import cn.servicecircle.helpline.HelpLines;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.mutualaid.Mediations.Said;
import io.vertx.core.Future;
import java.util.List;

/** 邻里互助: what neighbours answer, and what two tell each other. Answers that are kept for repeated requests repeat none of it. */
final class ResponseRoutes {
    private final ResponseService responses;
    private final Mediations mediations;
    private final Wording wording;
    private final Envelope envelope;
    private final Idempotency idempotency;

    ResponseRoutes(
            ResponseService responses,
            Mediations mediations,
            Wording wording,
            Envelope envelope,
            Idempotency idempotency) {
        this.responses = responses;
        this.mediations = mediations;
        this.wording = wording;
        this.envelope = envelope;
        this.idempotency = idempotency;
    }

    void addTo(Api api) {
        api.on("listHelpResponses", this::list)
                .on("respondToHelp", this::respond)
                .on("acceptHelpResponse", this::accept)
                .on("withdrawHelpResponse", call -> responses.withdraw(call.caller(), help(call), response(call)))
                .on("proposeMediation", this::propose)
                .on("answerMediation", this::answer);
    }

    private static long help(Call call) {
        return call.id("helpId");
    }

    private static long response(Call call) {
        return call.id("responseId");
    }

    private record Responses(List<ExchangeView> items) {}

    private Future<Responses> list(Call call) {
        return responses
                .list(call.caller(), help(call))
                .map(all -> new Responses(all.stream()
                        .map(one -> ExchangeView.of(one, call.caller(), envelope))
                        .toList()));
    }

    private record Responded(long id, String state, String stateText) {
        static Responded of(Response response) {
            return new Responded(
                    response.id(), response.state().word(), response.state().text());
        }
    }

    private Future<Reply> respond(Call call) {
        Caller neighbour = call.caller();
        Response.New said = call.body(Response.New.class);
        return idempotency.unlessAnswered(call, () -> {
            wording.mustAllowContact(said.contact());
            return wording.ofMessage(neighbour, said.message())
                    .compose(passed -> idempotency.once(call, tx -> responses
                            .respond(tx, neighbour, help(call), said)
                            .map(added -> Reply.created("/helps/" + help(call) + "/responses", Responded.of(added)))));
        });
    }

    private record Acceptance(String contact) {}

    private Future<ExchangeView> accept(Call call) {
        String contact = call.body(Acceptance.class).contact();
        wording.mustAllowContact(contact);
        return responses
                .accept(call.caller(), help(call), response(call), contact)
                .map(accepted -> ExchangeView.of(accepted, call.caller(), envelope));
    }

    /** @param helpLines null where nobody seems to need help */
    private record Proposed(String text, List<HelpLine> helpLines) {}

    private Future<Reply> propose(Call call) {
        NewErrand wanted = call.body(NewErrand.class);
        return idempotency.once(call, tx -> mediations
                .propose(tx, call.caller(), help(call), response(call), wanted)
                .map(proposed ->
                        Reply.created(new Proposed("已告诉对方，对方同意才会登记。", HelpLines.shownFor(wanted.description())))));
    }

    private Future<ExchangeView> answer(Call call) {
        return mediations
                .answer(call.caller(), help(call), response(call), call.body(Said.class))
                .compose(answered -> responses.one(call.caller(), help(call), response(call)))
                .map(one -> ExchangeView.of(one, call.caller(), envelope));
    }
}
