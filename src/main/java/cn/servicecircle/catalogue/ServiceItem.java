package cn.servicecircle.catalogue;

import java.util.List;

/**
 * 事项: one thing a station helps with or does for a resident.
 *
 * @param kind      assist (帮办), act-for (代办) or home-visit (上门办)
 * @param limitDays the time limit in working days
 */
public record ServiceItem(
        long id,
        String kind,
        String name,
        String summary,
        String audience,
        String responsibleBody,
        String legalBasis,
        String fee,
        int limitDays,
        List<Material> materials) {

    /** @param form original (原件), copy (复印件) or form (表格) */
    public record Material(String name, String form, int copies, String obtainedFrom) {}
}
