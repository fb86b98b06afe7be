package cn.servicecircle.errand;

import cn.servicecircle.disclosure.Place;
import cn.servicecircle.errand.ErrandStore.Named;
import cn.servicecircle.errand.WorkerStore.Worker;
import cn.servicecircle.kin.Relative;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 案卷: an errand with everything that belongs to it.
 *
 * @param place null where none was said
 */
public record CaseFile(
        Named named,
        List<ErrandEvent> events,
        List<Paper> papers,
        List<Worker> workers,
        List<Named> parts,
        List<Relative> relatives,
        Place place) {

    public long id() {
        return errand().id();
    }

    public long itemId() {
        return errand().filing().itemId();
    }

    /** 申请人: whose matter it is. */
    public long principalId() {
        return errand().filing().principalId();
    }

    public String principalName() {
        return named.principalName();
    }

    /** The name of a member of staff who works on it. */
    public Optional<String> workerName(long personId) {
        return workers.stream()
                .filter(worker -> worker.id() == personId)
                .map(Worker::name)
                .findFirst();
    }

    /** Somebody linked with the principal. */
    public Optional<Relative> relative(long personId) {
        return relatives.stream()
                .filter(relative -> relative.personId() == personId)
                .findFirst();
    }

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
