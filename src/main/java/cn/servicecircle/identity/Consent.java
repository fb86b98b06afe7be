package cn.servicecircle.identity;

import cn.servicecircle.kernel.Refusal;

/**
 * What somebody agrees to before a phone is verified (个人信息保护法 13–17). Whoever changes the text gives it another version; what
 * was agreed to before stays as it was.
 *
 * @param purpose for what alone the phone may be used
 */
record Consent(String version, String purpose, String text) {
    static final Consent TO_REAL_NAME = new Consent(
            "2026-12",
            "real-name",
            "依照“后台实名、前台自愿”（《互联网跟帖评论服务管理规定》第四条），发起议题、发表评论、发布和应答邻里互助，"
                    + "以及以主持、工作人员或单位的身份发言（如官方答复、办理进展、会议纪要）以前，要验证手机号。"
                    + "号码只用来确认发言的是真实的人：加密保存，不公开，不作别的用处，邻居、议事主持和工作人员都看不到，您自己也只看到前三位和后四位。"
                    + "您随时可以删除；最近 180 天里发过言的，停用以后依法加密保存到最后一次发言满 180 天，到时自动删除。"
                    + "不同意也可以浏览、支持、关注、举报和办事。");

    /** Refuses an agreement to another text than today's. */
    void must(String agreedTo) {
        if (!version.equals(agreedTo)) {
            throw Refusal.conflict(
                    "phone:consent-outdated", "说明更新过了", "请先看 GET /phone-consent 里现在的说明，同意的写上它的 version 再试。");
        }
    }
}
