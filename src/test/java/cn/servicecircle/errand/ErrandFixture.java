package cn.servicecircle.errand;

import cn.servicecircle.catalogue.Material;
import cn.servicecircle.errand.Errand.Filing;
import cn.servicecircle.errand.Errand.Outcome;
import cn.servicecircle.errand.Errand.State;
import cn.servicecircle.errand.ErrandStore.Named;
import cn.servicecircle.errand.WorkerStore.Worker;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Errands to test with. */
final class ErrandFixture {
    static final long RESPONSIBLE = 10;
    static final Desk HERE = Desk.of(1);
    static final Desk ELSEWHERE = Desk.of(2);

    private ErrandFixture() {}

    /** As it may be found in the state; disputed where only a dispute leads on. */
    static Errand in(State state, Outcome outcome) {
        return new Errand(
                1,
                new Filing("BB-1", null, 1, 1, 1, "示例", Map.of(), false, Instant.EPOCH),
                HERE,
                state == State.HANDED_OVER ? ELSEWHERE : null,
                state,
                state == State.FILED || state == State.REFUSED ? null : RESPONSIBLE,
                null,
                outcome,
                null);
    }

    /** With one paper missing and one supplied, and two who work on it. */
    static CaseFile file(Errand errand) {
        Paper missing = new Paper(1, true, new Material("户口簿", Material.Form.COPY, 1, "本人"), Instant.EPOCH, null, null);
        List<Worker> workers = List.of(new Worker(RESPONSIBLE, "甲"), new Worker(RESPONSIBLE + 1, "乙"));
        return new CaseFile(
                named(errand),
                List.of(),
                List.of(missing, missing.supplied(Instant.EPOCH)),
                workers,
                List.of(),
                List.of(),
                null);
    }

    static CaseFile emptyFile(Errand errand) {
        return new CaseFile(named(errand), List.of(), List.of(), List.of(), List.of(), List.of(), null);
    }

    private static Named named(Errand errand) {
        return new Named(errand, null, "申请人", "负责人");
    }
}
