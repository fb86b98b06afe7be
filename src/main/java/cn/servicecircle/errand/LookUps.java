package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandStore.Named;
import cn.servicecircle.http.Limit;
import cn.servicecircle.http.RateLimiter;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.visitor.Visitors;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/**
 * Tells the state of an errand to somebody who has the tracking number and the last four digits of the principal's phone.
 * Nothing that names anybody; and few guesses for each number, right or wrong.
 */
public final class LookUps {
    private final Database database;
    private final Visitors visitors;
    private final RateLimiter limiter;
    private final ErrandViews views;
    private final CaseFiles files = new CaseFiles();
    private final ErrandStore errands = new ErrandStore();

    public LookUps(Database database, Visitors visitors, RateLimiter limiter, ErrandViews views) {
        this.database = database;
        this.visitors = visitors;
        this.limiter = limiter;
        this.views = views;
    }

    /** @param missingPapers names of the papers that are still missing */
    record Status(
            String trackingNumber,
            String state,
            String stateText,
            String serviceItemName,
            String deskName,
            String dueText,
            List<String> missingPapers,
            Instant filedAt) {}

    Future<Status> statusOf(String trackingNumber, String phoneDigits) {
        return limiter.take(Limit.GUESS, trackingNumber).compose(allowance -> {
            if (!allowance.granted()) {
                throw Refusal.tooMany("errand:guessed-too-often", "查得太频繁", "同一个受理号每小时只能查几次，请过一会儿再试，或打站点电话问。");
            }
            return errands.findByNumber(database.reads(), trackingNumber)
                    .compose(found -> found.map(id -> read(id, phoneDigits)).orElseGet(LookUps::notFound));
        });
    }

    private Future<Status> read(long id, String phoneDigits) {
        return files.read(database.reads(), id).compose(read -> {
            CaseFile file = read.orElseThrow();
            return visitors.phoneEndsWith(
                            database.reads(), file.errand().filing().principalId(), phoneDigits)
                    .compose(right -> right ? Future.succeededFuture(status(file)) : notFound());
        });
    }

    private static <T> Future<T> notFound() {
        return Future.failedFuture(new Refusal(
                Refusal.Kind.NOT_FOUND,
                "errand:no-such-number",
                "没有查到",
                "受理号或手机尾号不对，或者这一件没有留手机号。请核对后再试，或打站点电话问。",
                List.of()));
    }

    private Status status(CaseFile file) {
        Named named = file.named();
        ErrandView view = views.inList(named);
        return new Status(
                view.trackingNumber(),
                view.state(),
                named.errand().state().text(),
                view.serviceItemName(),
                view.deskName(),
                view.dueText(),
                file.papers().stream().filter(Paper::isMissing).map(Paper::name).toList(),
                view.filedAt());
    }
}
