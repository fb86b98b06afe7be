package cn.servicecircle.catalogue;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.util.List;
import java.util.Map;

/**
 * 事项: one thing that residents ask a station for, in one version of what it says.
 *
 * @param version   1, 2, 3 …
 * @param withdrawn whether it is no longer offered; of all versions at once
 */
public record ServiceItem(long id, int version, Kind kind, ItemContent content, boolean withdrawn) {

    /** What it is about, which never changes: much follows from it for what was filed already. */
    public enum Kind implements Worded {
        /** 帮办: the station helps the resident do it. */
        ASSIST("由%s负责办理和决定，网格服务站陪您办、帮您备材料，不代替部门作决定。"),
        /** 代办: the station does it for the resident. */
        ACT_FOR("由%s负责办理和决定，网格服务站帮您跑腿，不代替部门作决定。"),
        /** 上门办: the station helps at the resident's home. */
        HOME_VISIT("由%s负责办理和决定，网格服务站上门帮您办，不代替部门作决定。"),
        /** 诉求、隐患: something in the neighbourhood that ought to be mended. */
        REPORT("由%s负责处置和答复，网格服务站帮您转交和跟进，不代替部门处置。"),
        /** 矛盾纠纷: a dispute that ought to be settled. */
        MEDIATION("由%s负责调解，网格服务站只登记、转交和跟进，不作裁决，也不会公开。"),
        /** 投诉建议, which the catalogue must always offer (国办函〔2026〕12号). */
        COMPLAINT("由%s负责核查和答复，直接交给网格服务站上一级的管家跟进（上面还没有管家的，由站点转交），不代替部门答复。");

        private final String responsibility;

        Kind(String responsibility) {
            this.responsibility = responsibility;
        }

        /** Whether what was filed may be shown to others, as similar requests or open data. */
        public boolean isPublic() {
            return this == REPORT;
        }

        /** Whether a resident must say that it is no emergency, before filing: 110, 119 and 120 come first. */
        public boolean needsEmergencyCheck() {
            return this == REPORT || this == MEDIATION;
        }

        /** Whether it goes past the station, which it may be about, to the 管家 above. */
        public boolean isConfidential() {
            return this == COMPLAINT;
        }

        /** Whether it takes a 委托书 that somebody may act for the resident. */
        public boolean needsMandate() {
            return this == ACT_FOR;
        }
    }

    public String name() {
        return content.name();
    }

    public String responsibleBody() {
        return content.responsibleBody();
    }

    /** Working days, or null where no law sets a limit. */
    public Integer legalDays() {
        return content.legalDays();
    }

    /** Working days. */
    public int promisedDays() {
        return content.promisedDays();
    }

    /** Working days. */
    public int responseDays() {
        return content.responseDays();
    }

    public List<Material> materials() {
        return content.materials();
    }

    public List<Question> questions() {
        return content.questions();
    }

    /** What not to bring here, and where to instead; or null. */
    public String notice() {
        return content.notice();
    }

    /** Who decides, and that the station only helps: a station is never silently the responsible department. */
    public String responsibility() {
        return kind.responsibility.formatted(responsibleBody());
    }

    /**
     * A resident's answers to the questions, made tidy and in the order of the questions; what was left blank is left out.
     *
     * @param answers by the questions' keys, as JSON has them; null for none
     * @throws Refusal with a fault for each answer that will not do, pointing at {@code /answers/<key>}
     */
    public Map<String, Object> checkAnswers(Map<String, Object> answers) {
        return Form.check(questions(), answers == null ? Map.of() : answers);
    }

    /** The next version; a refusal when it was based on another than this one. */
    ServiceItem revised(int basedOn, ItemContent next) {
        if (basedOn != version) {
            throw Refusal.conflict(
                    "service-item:changed-meanwhile", "别人已经改过这个事项", "现在是第 " + version + " 版。请重新打开，看过别人的修改以后再改。");
        }
        next.check(kind);
        return new ServiceItem(id, version + 1, kind, next, withdrawn);
    }

    /** @param offered how many of its kind are offered now, this one among them */
    ServiceItem withdrawnFrom(int offered) {
        if (kind == Kind.COMPLAINT && !withdrawn && offered == 1) {
            throw Refusal.conflict(
                    "service-item:last-complaint",
                    "投诉建议不能停办",
                    "国办函〔2026〕12号要求居民一直能投诉、提建议，这是最后一个投诉建议事项。请先新增或恢复另一个，再停办这一个。");
        }
        return new ServiceItem(id, version, kind, content, true);
    }

    ServiceItem offered() {
        return new ServiceItem(id, version, kind, content, false);
    }
}
