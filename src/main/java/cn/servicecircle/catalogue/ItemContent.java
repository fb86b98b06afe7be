package cn.servicecircle.catalogue;

import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * All that an item says, as one version has it. What is left out gets its default.
 *
 * @param fee          免费 when left out
 * @param legalDays    the time limit that law sets, in working days; null where none does
 * @param promisedDays the time limit that the responsible body promises, in working days
 * @param responseDays by when there must be a first answer, in working days; 5 when left out
 * @param notice       what not to bring here, and where to instead; may be null
 */
public record ItemContent(
        String name,
        String summary,
        String audience,
        String responsibleBody,
        String legalBasis,
        String fee,
        Integer legalDays,
        int promisedDays,
        Integer responseDays,
        String notice,
        List<Material> materials,
        List<Question> questions) {

    private static final String FREE = "免费";
    /** Materials that are missing must be told of by then (行政许可法 32), and the 12345 hotlines answer by then. */
    private static final int RESPONSE_DAYS = 5;

    public ItemContent {
        fee = Objects.requireNonNullElse(fee, FREE);
        responseDays = Objects.requireNonNullElse(responseDays, RESPONSE_DAYS);
        materials = materials == null ? List.of() : List.copyOf(materials);
        questions = questions == null ? List.of() : List.copyOf(questions);
    }

    public ItemContent with(List<Material> needed, List<Question> asked) {
        return new ItemContent(
                name,
                summary,
                audience,
                responsibleBody,
                legalBasis,
                fee,
                legalDays,
                promisedDays,
                responseDays,
                notice,
                needed,
                asked);
    }

    /** What does not go together, although each part is right for itself; pointers are relative to this. */
    public List<Fault> faults(Kind kind) {
        List<Fault> faults = new ArrayList<>();
        if (legalDays != null && promisedDays > legalDays) {
            faults.add(fault("/promisedDays", "承诺时限不能比法定时限长，最多 " + legalDays + " 个工作日"));
        }
        if (kind.needsEmergencyCheck() && (notice == null || !notice.contains("110"))) {
            faults.add(fault("/notice", "隐患和纠纷类事项要写明：遇到紧急情况先拨打 110、119、120"));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < materials.size(); i++) {
            if (!names.add(materials.get(i).name())) {
                faults.add(fault("/materials/" + i + "/name", "和前面的材料重复了，请合并成一项"));
            }
        }
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < questions.size(); i++) {
            String pointer = "/questions/" + i;
            if (!keys.add(questions.get(i).key())) {
                faults.add(fault(pointer + "/key", "和前面的问题重复了，请换一个"));
            }
            questions.get(i).faults().forEach(found -> faults.add(fault(pointer + found.pointer(), found.detail())));
        }
        return faults;
    }

    /** Throws a refusal that points into the body's {@code content}. */
    void check(Kind kind) {
        List<Fault> faults = faults(kind).stream()
                .map(found -> fault("/content" + found.pointer(), found.detail()))
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.invalid("service-item:inconsistent", "事项的内容前后不一致", faults);
        }
    }

    static Fault fault(String pointer, String detail) {
        return new Fault(pointer, null, detail);
    }
}
