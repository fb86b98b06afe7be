package cn.servicecircle.deliberation;

import cn.servicecircle.space.RuleSet;
import java.util.ArrayList;
import java.util.List;

/**
 * On which track a topic goes, by the rules of its space alone.
 *
 * @param why a sentence for everybody
 */
record Routing(Track track, String why) {

    static Routing of(Facts facts, RuleSet rules) {
        List<String> reasons = new ArrayList<>();
        if (facts.buildings() >= rules.bigFromBuildings()) {
            reasons.add("涉及 %d 栋楼（%d 栋起是大事）".formatted(facts.buildings(), rules.bigFromBuildings()));
        }
        if (facts.yuan() >= rules.bigFromYuan()) {
            reasons.add("要花 %d 元（%d 元起是大事）".formatted(facts.yuan(), rules.bigFromYuan()));
        }
        if (facts.rights() && rules.bigWhenRights()) {
            reasons.add("牵涉有的人的权利");
        }
        if (facts.law() && rules.bigWhenLaw()) {
            reasons.add("法律规定了怎样决定");
        }
        return reasons.isEmpty()
                ? new Routing(
                        Track.SMALL,
                        "是小事：不到 %d 栋楼，不到 %d 元，不牵涉权利和法律规定的程序".formatted(rules.bigFromBuildings(), rules.bigFromYuan()))
                : new Routing(Track.BIG, "是大事：" + String.join("，", reasons));
    }
}
