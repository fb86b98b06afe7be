package cn.servicecircle.identity;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;

/** 后台实名 at the door: what others will see is taken only from those behind whom a phone stands. */
public final class RealName {
    private RealName() {}

    /** Answered from memory, as roles are. */
    public static void must(Caller author) {
        if (!author.verified()) {
            throw Refusal.forbidden(
                    "post:phone-needed",
                    "发言以前要验证手机号",
                    "在“我的”里用微信验证手机号（POST /me/phone），别人看不到号码；不能用微信验证的，请到就近的网格服务站，由工作人员当面登记。" + "支持、关注、举报和浏览不用验证。");
        }
    }
}
