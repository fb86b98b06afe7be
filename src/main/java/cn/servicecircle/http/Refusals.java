package cn.servicecircle.http;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.kernel.Refusal.Kind;
import java.util.List;

/** The refusals of the HTTP layer itself, each a stable problem type. */
final class Refusals {
    private Refusals() {}

    static Refusal malformed(String detail) {
        return new Refusal(Kind.MALFORMED, "request:malformed", "请求读不懂", detail, List.of());
    }

    static Refusal invalid(List<Fault> faults) {
        return new Refusal(Kind.INVALID, "request:invalid", "填写的内容不合要求", "请按 errors 里的提示修改后再提交。", faults);
    }

    static Refusal missingHeader(String name) {
        return new Refusal(
                Kind.MALFORMED,
                "request:header-missing",
                "缺少请求头 " + name,
                "请带上请求头 " + name + " 再试。",
                List.of(new Fault(null, name, "缺少必填项")));
    }

    static Refusal noSuchAddress() {
        return Refusal.notFound("request:no-such-address", "没有这个地址");
    }

    static Refusal signInFirst() {
        return Refusal.unauthenticated(
                "session:missing", "请先登录", "请先用 POST /sessions 登录，再带上请求头 Authorization: Bearer <token>。");
    }

    static Refusal phoneNeeded() {
        return Refusal.forbidden(
                "post:phone-needed",
                "发言以前要验证手机号",
                "在“我的”里用微信验证手机号（POST /me/phone），别人看不到号码；不能用微信验证的，请到就近的网格服务站，由工作人员当面登记。支持、关注、举报和浏览不用验证。");
    }

    static Refusal roleMissing() {
        return Refusal.forbidden("caller:role-missing", "您没有办理这件事的权限", "如需权限请联系区管理员；居民请先在“我的”里选定居住的小区。");
    }

    static Refusal tooMany() {
        return new Refusal(Kind.TOO_MANY, "request:too-many", "操作太频繁", "请稍等片刻再试，等多少秒写在 Retry-After 里。", List.of());
    }
}
