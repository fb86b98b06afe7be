package cn.servicecircle.picture;

import cn.servicecircle.kernel.Refusal;

/** What somebody uploaded within a day, and how many of it was not posted yet. */
record Quota(int pictures, int unposted) {
    static final int MOST_A_DAY = 60;
    static final int MOST_UNPOSTED = 20;

    Quota mustTakeOneMore() {
        if (unposted >= MOST_UNPOSTED) {
            throw Refusal.conflict("picture:too-many-unposted", "还没发布的图片太多", "请先发布，或删去不用的；没有发布的图片一天以后自动删除。");
        }
        if (pictures >= MOST_A_DAY) {
            throw Refusal.tooMany("picture:too-many-today", "今天上传的图片太多", "一天最多 " + MOST_A_DAY + " 张，请明天再传。");
        }
        return this;
    }
}
