package cn.servicecircle.catalogue;

import cn.servicecircle.kernel.Worded;

/**
 * A document that an item asks for.
 *
 * @param obtainedFrom where a resident gets it
 */
public record Material(String name, Form form, int copies, String obtainedFrom) {

    /** How it is handed in: 原件, 复印件 or a form (表格) that is filled in. */
    public enum Form implements Worded {
        ORIGINAL,
        COPY,
        FORM
    }
}
