package cn.servicecircle.similar;

import cn.servicecircle.disclosure.PublicErrand;
import cn.servicecircle.disclosure.PublicErrandStore;
import cn.servicecircle.disclosure.PublicErrands;
import cn.servicecircle.disclosure.PublicErrands.Answer;
import cn.servicecircle.geo.Coordinates;
import cn.servicecircle.geo.Datum;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * A public errand as the contract shows it. Lists leave {@link Details} out.
 *
 * @param distanceMeters null where nobody asked how far it is
 */
record PublicErrandView(
        long id,
        String trackingNumber,
        long serviceItemId,
        String serviceItemName,
        List<Answer> answers,
        String state,
        String stateText,
        String stationName,
        Coordinates point,
        String areaName,
        Long distanceMeters,
        Instant filedAt,
        Instant updatedAt,
        Instant dueAt,
        @JsonUnwrapped Details details) {

    /** @param following whether the reader does */
    record Details(boolean following, List<Step> history) {}

    record Step(String kind, Instant at, String sentence) {
        static Step of(PublicErrandStore.Step step) {
            return new Step(step.milestone().word(), step.at(), step.milestone().text());
        }
    }

    static PublicErrandView of(PublicErrand errand, PublicErrands names, Datum datum) {
        return of(errand, names, datum, null, null);
    }

    static PublicErrandView of(
            PublicErrand errand, PublicErrands names, Datum datum, Long distanceMeters, Details details) {
        return new PublicErrandView(
                errand.id(),
                errand.trackingNumber(),
                errand.itemId(),
                names.itemName(errand),
                names.answers(errand),
                errand.state().word(),
                errand.stateText(),
                names.stationName(errand),
                errand.point() == null ? null : datum.fromWgs84(errand.point()).rounded(),
                names.areaName(errand),
                distanceMeters,
                errand.filedAt(),
                errand.updatedAt(),
                errand.dueAt(),
                details);
    }
}
