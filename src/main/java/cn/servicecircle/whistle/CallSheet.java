package cn.servicecircle.whistle;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whom a street wants to call at once: one that leads, and others. */
record CallSheet(NewCall lead, List<NewCall> others) {

    List<NewCall> all() {
        List<NewCall> all = new ArrayList<>(List.of(lead));
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }

    /** The bodies, in the order of {@link #all}; a refusal that points at those that cannot be called. */
    List<Body> bodies(List<Body> known) {
        Map<Long, Body> byId = new HashMap<>();
        known.forEach(body -> byId.put(body.id(), body));
        List<NewCall> wanted = all();
        List<Body> bodies = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            String pointer = i == 0 ? "/lead/bodyId" : "/others/" + (i - 1) + "/bodyId";
            Body body = byId.get(wanted.get(i).bodyId());
            if (body == null || !body.active()) {
                faults.add(new Fault(pointer, null, body == null ? "没有这个部门" : body.name() + "已经停用"));
            } else if (!seen.add(body.id())) {
                faults.add(new Fault(pointer, null, body.name() + "写了两次"));
            }
            bodies.add(body);
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid("whistle:bodies", "有的部门不能叫", faults);
        }
        return bodies;
    }
}
