package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandStore.Named;
import java.time.Instant;
import java.util.List;

/** An errand as the contract shows it; {@code history} only where one errand is asked for. */
record ErrandView(
        long id,
        String trackingNumber,
        String state,
        String stateText,
        long serviceItemId,
        String serviceItemName,
        long stationId,
        String stationName,
        String residentName,
        String handlerName,
        String description,
        String result,
        Rating rating,
        Instant filedAt,
        List<Step> history) {

    record Rating(int grade, String gradeText, String comment) {
        private static final List<String> TEXTS = List.of("非常不满意", "不满意", "基本满意", "满意", "非常满意");

        static Rating of(Errand errand) {
            return errand.grade() == null
                    ? null
                    : new Rating(errand.grade(), TEXTS.get(errand.grade() - 1), errand.ratingComment());
        }
    }

    record Step(String kind, Instant at, String by, String sentence) {
        static Step of(ErrandEvent event) {
            return new Step(event.kind().word(), event.at(), event.by(), event.sentence());
        }
    }

    static ErrandView of(Named named, List<ErrandEvent> history, Offer offer) {
        Errand errand = named.errand();
        return new ErrandView(
                errand.id(),
                errand.trackingNumber(),
                errand.state().word(),
                errand.state() == Errand.State.IN_PROGRESS
                        ? named.handlerName() + "正在办理"
                        : errand.state().text(),
                errand.serviceItemId(),
                offer.itemName(errand.serviceItemId()),
                errand.stationId(),
                offer.stationName(errand.stationId()),
                named.residentName(),
                named.handlerName(),
                errand.description(),
                errand.result(),
                Rating.of(errand),
                errand.filedAt(),
                history == null ? null : history.stream().map(Step::of).toList());
    }
}
