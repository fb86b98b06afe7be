package cn.servicecircle.bulletin;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.privacy.Finding;

/** What a publisher is asked to look at again, and may let stand. */
public enum Doubt implements Worded {
    PHONE("像是个人的手机号，请换成办公电话；确需公开的，先征得本人同意"),
    PLATE("像是车牌号，请删去"),
    ROOM("写到了哪一户；是办公地点的可以保留"),
    NAME("批评的话旁边有名字，请写事情，不写人"),
    /** On the district's own list of words. */
    WORDS("在不予发布或要先审的词里");

    private final String advice;

    Doubt(String advice) {
        this.advice = advice;
    }

    String advice() {
        return advice;
    }

    /** Null for what is never let stand: nobody's ID number or bank card belongs in there. */
    static Doubt of(Finding.Kind kind) {
        return switch (kind) {
            case PHONE -> PHONE;
            case PLATE -> PLATE;
            case ROOM -> ROOM;
            case NAME -> NAME;
            case ID_NUMBER, BANK_CARD -> null;
        };
    }
}
