package cn.servicecircle.errand;

import cn.servicecircle.disclosure.NewPlace;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Content;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.visitor.Visitors;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** 帮办代办 for people without WeChat: at the counter, on the phone, and by tracking number. */
public final class CounterRoutes {
    private final Filings filings;
    private final Visitors visitors;
    private final LookUps lookUps;
    private final ErrandReader reader;
    private final Idempotency idempotency;

    public CounterRoutes(
            Filings filings, Visitors visitors, LookUps lookUps, ErrandReader reader, Idempotency idempotency) {
        this.filings = filings;
        this.visitors = visitors;
        this.lookUps = lookUps;
        this.reader = reader;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.on("fileErrandFor", this::file).on("lookUpErrand", this::lookUp).on("getReceipt", this::receipt);
    }

    private record Told(
            long serviceItemId,
            String description,
            Map<String, Object> answers,
            boolean noEmergency,
            NewPlace place,
            String onBehalf) {}

    private Future<Reply> file(Call call) {
        long stationId = call.id("stationId");
        long visitorId = call.id("visitorId");
        Told told = call.body(Told.class);
        NewErrand wanted = new NewErrand(
                visitorId,
                told.serviceItemId(),
                stationId,
                told.description(),
                told.answers(),
                told.noEmergency(),
                told.place());
        OnBehalf onBehalf = Worded.of(OnBehalf.class, told.onBehalf());
        return idempotency.once(call, tx -> visitors.mustBeKnown(tx, call.caller(), stationId, visitorId)
                .compose(known -> filings.fileFor(tx, call.caller(), wanted, onBehalf))
                .map(view -> Reply.created("/errands/" + view.id(), view)));
    }

    /** Nothing on the page can run, and nothing outside of it is asked for anything. */
    private Future<Content> receipt(Call call) {
        return reader.receipt(call.caller(), call.id("errandId"))
                .map(page -> Content.whole("text/html", Buffer.buffer(page))
                        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"));
    }

    private record Question(String trackingNumber, String phoneDigits) {}

    private Future<LookUps.Status> lookUp(Call call) {
        Question question = call.body(Question.class);
        return lookUps.statusOf(question.trackingNumber(), question.phoneDigits());
    }
}
