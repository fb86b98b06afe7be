package cn.servicecircle.errand;

/** What a caller is to an errand; one may be several. */
enum Party {
    /** 申请人: whose matter it is. */
    PRINCIPAL("申请人"),
    /** 亲属: linked with the principal, and allowed to act for them. */
    RELATIVE("获准代为办事的亲属"),
    /** 首接负责: who has claimed it and sees it through; before that, any of the staff. */
    RESPONSIBLE("负责人"),
    /** On the staff of the desk where it lies. */
    STAFF("站点工作人员"),
    /** 管家: staff of a whole area that the desk lies in. */
    STEWARD("上级管家");

    private final String text;

    Party(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
