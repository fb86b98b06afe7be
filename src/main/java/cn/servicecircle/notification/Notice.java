package cn.servicecircle.notification;

import cn.servicecircle.kernel.Worded;

/**
 * Something that one person must be told.
 *
 * @param subject what it is about, such as the item's or the topic's name
 * @param text    what happened, as a sentence
 * @param link    path of the thing in the API, without prefix
 */
public record Notice(long personId, Kind kind, String subject, String text, String link) {

    /** What happened, and how WeChat's template says it (phrase: at most five characters). */
    public enum Kind implements Worded {
        ERRAND_CLAIMED("已接单", true),
        ERRAND_REFUSED("不予受理", true),
        ERRAND_HANDED_OVER("已转交", true),
        ERRAND_PAPERS("请补材料", true),
        ERRAND_SUPPLIED("材料收到", true),
        ERRAND_RECORDED("代您记录", true),
        ERRAND_DONE("已办好", true),
        ERRAND_REOPENED("重新办理", true),
        ERRAND_CLOSED("已结案", true),
        ERRAND_CANCELLED("已撤回", true),
        ERRAND_MANDATE("委托书", true),
        ERRAND_DEED("代办进展", true),
        ERRAND_ORIGINAL("原件交接", true),
        ERRAND_BY_RELATIVE("亲属代办", true),
        KIN_LINKED("亲属关联", true),
        KIN_ENDED("解除关联", true),
        CALLBACK_OPENED("将有回访", true),
        CALLBACK_ASSIGNED("请您回访", true),
        CALLBACK_ANSWER_WANTED("请您说明", true),
        CALLBACK_ENDED("回访结果", true),
        ERRAND_REMINDED("时限提醒", true),
        ERRAND_OVERDUE("已超期", true),
        ERRAND_WHISTLED("已吹哨", true),
        ERRAND_ANSWERED("部门答复", true),
        DUTY_PUBLISHED("有您的班", true),
        DUTY_CLOSED("班次取消", true),
        DUTY_OFFERED("请您替班", true),
        DUTY_TAKEN("有人替班", true),
        DUTY_HOLE("坐班空缺", true),
        DUTY_EMPTY("来了没人", true),
        APPOINTMENT_CHANGED("预约改动", true),
        APPOINTMENT_TO_REBOOK("请您改约", true),
        APPOINTMENT_REMINDER("预约提醒", true),
        POST_PUBLISHED("已发布", false),
        POST_HIDDEN("未通过", false),
        TOPIC_COMMENTED("有新评论", false),
        TOPIC_MOVED("议题进展", false),
        TOPIC_LATE("议题逾期", false),
        POST_COVERED("等待审核", false),
        REPORT_ANSWERED("举报结果", false),
        APPEAL_ANSWERED("申诉结果", false),
        SANCTIONED("发言提醒", false),
        SANCTION_APPEALED("请您答复", false),
        PICTURE_REFUSED("图片未通过", false),
        PHONE_RECORDED("登记手机", false),
        MODERATION_LATE("审核逾期", false),
        HELP_ANSWERED("邻居应答", false),
        HELP_ACCEPTED("对方选您", false),
        HELP_ENDING("快要到期", false),
        HELP_CLOSED("互助结束", false),
        HELP_MEDIATION("提议调解", false),
        PROMISE_NAMED("由谁负责", false),
        PROMISE_REMINDED("承诺提醒", false),
        ANSWER_WANTED("请您答复", false),
        ANSWER_LATE("答复逾期", false),
        MEETING_CALLED("请您开会", false);

        private final String phrase;
        private final boolean ofErrand;

        Kind(String phrase, boolean ofErrand) {
            this.phrase = phrase;
            this.ofErrand = ofErrand;
        }

        String phrase() {
            return phrase;
        }

        /** Whether the errand template says it; the other is that of posts. */
        boolean isOfErrand() {
            return ofErrand;
        }
    }
}
