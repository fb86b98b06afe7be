package cn.servicecircle.catalogue;

import cn.servicecircle.kernel.Worded;

/**
 * A document that an item asks for.
 *
 * @param obtainedFrom where a resident gets it
 */
public record Material(String name, Form form, int copies, String obtainedFrom) {

    /** 户口簿 复印件 1 份（本人持有）. */
    public String inWords() {
        return "%s %s %d 份（%s）".formatted(name, form.text, copies, obtainedFrom);
    }

    /** How it is handed in: 原件, 复印件 or a form (表格) that is filled in. */
    public enum Form implements Worded {
        ORIGINAL("原件"),
        COPY("复印件"),
        FORM("表格");

        private final String text;

        Form(String text) {
            this.text = text;
        }
    }
}
