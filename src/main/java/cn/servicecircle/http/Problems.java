package cn.servicecircle.http;

import cn.servicecircle.kernel.Refusal;
import io.vertx.ext.web.handler.HttpException;
import java.util.function.Predicate;

/** Maps every failure to problem details; the one place that knows which status code means what. */
public final class Problems {
    private final Predicate<Throwable> neighbourAway;

    /** @param neighbourAway whether a failure means that MySQL or Redis cannot be reached just now */
    public Problems(Predicate<Throwable> neighbourAway) {
        this.neighbourAway = neighbourAway;
    }

    Problem of(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return Problem.of(status(refusal.kind()), refusal.type(), refusal.title(), refusal.detail())
                    .with(refusal.faults(), refusal.possible());
        }
        if (failure instanceof HttpException http) {
            return ofStatus(http.getStatusCode());
        }
        if (neighbourAway.test(failure)) {
            return Problem.of(503, "service:away", "服务暂时不可用", "系统正在恢复，请过几秒再试；重试时请用同一个 Idempotency-Key，不会重复提交。");
        }
        return ofStatus(500);
    }

    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case INVALID -> 422;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    /** What the protocol itself refuses. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "request:malformed", "请求读不懂", "请检查地址、请求头 Host、参数的百分号编码和正文的 JSON 写法。");
            case 404 -> Problem.of(404, "request:no-such-address", "没有这个地址", "请对照 /docs 核对地址。");
            case 405 -> Problem.of(405, "request:method-not-allowed", "这个地址不支持该方法", "可用的方法写在响应头 Allow 里。");
            case 406 ->
                Problem.of(
                        406, "request:not-acceptable", "给不出要求的格式", "请把请求头 Accept 改成接口说明里写明的格式（多数是 application/json）。");
            case 408 -> Problem.of(408, "request:timeout", "请求没有发完", "请检查网络后重试。");
            case 411 -> Problem.of(411, "request:length-required", "请求缺少长度", "请用 Content-Length 写明正文长度，不接受分块传输。");
            case 413 -> Problem.of(413, "request:too-large", "内容太大", "正文最多 64 KiB，上传的文件最多 10 MiB，请精简或压缩后再提交。");
            case 414 -> Problem.of(414, "request:address-too-long", "地址太长", "请缩短地址里的参数。");
            case 415 ->
                Problem.of(
                        415,
                        "request:unsupported-media-type",
                        "正文格式不支持",
                        "请用接口说明里写明的 Content-Type（多数是 application/json），且不要压缩（Content-Encoding）。");
            case 431 -> Problem.of(431, "request:headers-too-large", "请求头太大", "请减少请求头，总共最多 8 KiB。");
            default -> Problem.of(500, "service:failed", "系统出错了", "请稍后再试；如果一直这样，请把 requestId 告诉工作人员。");
        };
    }
}
