package cn.servicecircle.privacy;

import cn.servicecircle.kernel.Worded;

/**
 * Personal data in a text.
 *
 * @param begin its first UTF-16 unit
 * @param end   the unit after its last
 */
public record Finding(Kind kind, int begin, int end) {

    /** What it is, and what its author is told. */
    public enum Kind implements Worded {
        ID_NUMBER("像是身份证号。写出来谁都能拿去用，请删去。"),
        PHONE("像是电话号码。要邻居联系您，可以在评论里回复；别人的电话请先问过本人。"),
        BANK_CARD("像是银行卡号，请删去。"),
        PLATE("像是车牌号。说“一辆白色轿车”就够了；要找车主，请联系物业或打 122、114。"),
        ROOM("写到了哪一户。写到楼栋就够了，工作人员需要的话会问您。"),
        NAME("批评的话旁边有名字。对事不对人，请写事情；要追究的，请走投诉建议或报警。");

        private final String advice;

        Kind(String advice) {
            this.advice = advice;
        }

        public String advice() {
            return advice;
        }
    }

    boolean overlaps(Finding other) {
        return begin < other.end && other.begin < end;
    }
}
