package cn.servicecircle.errand;

import java.util.List;
import java.util.Set;

/** What somebody can do with an errand now: what the table of {@link Act}s lets them, while there is time for it. */
public record Choices(RatingWindow ratingWindow, Patience patience) {

    List<Act> of(CaseFile file, Set<Party> standing) {
        return Act.possible(file, standing).stream()
                .filter(act -> isInTime(act, file))
                .toList();
    }

    private boolean isInTime(Act act, CaseFile file) {
        return switch (act) {
            case REOPEN -> patience.isReopenable(file.events());
            case RATE -> ratingWindow.isOpen(file.events());
            default -> true;
        };
    }
}
