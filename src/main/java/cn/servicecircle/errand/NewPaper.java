package cn.servicecircle.errand;

/**
 * A paper that is missing.
 *
 * @param form original (原件), copy (复印件) or form (表格)
 */
record NewPaper(String name, String form, int copies, String obtainedFrom) {

    /** 户口簿 复印件 1 份（本人复印）. */
    String inWords() {
        String kind =
                switch (form) {
                    case "original" -> "原件";
                    case "copy" -> "复印件";
                    default -> "表格";
                };
        return "%s %s %d 份（%s）".formatted(name, kind, copies, obtainedFrom);
    }
}
