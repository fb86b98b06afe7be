package cn.servicecircle.errand;

import cn.servicecircle.disclosure.Place;
import cn.servicecircle.errand.ErrandStore.Named;
import cn.servicecircle.errand.WorkerStore.Worker;
import java.util.ArrayList;
import java.util.List;

/**
 * 案卷: an errand with everything that belongs to it.
 *
 * @param place null where none was said
 */
record CaseFile(
        Named named,
        List<ErrandEvent> events,
        List<Paper> papers,
        List<Worker> workers,
        List<Named> parts,
        Place place) {

    Errand errand() {
        return named.errand();
    }

    /** The history as it will be after one more step. */
    List<ErrandEvent> eventsWith(ErrandEvent next) {
        List<ErrandEvent> all = new ArrayList<>(events);
        all.add(next);
        return all;
    }
}
