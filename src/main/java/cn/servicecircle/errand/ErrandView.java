package cn.servicecircle.errand;

import cn.servicecircle.errand.Deadlines.TermView;
import cn.servicecircle.errand.WorkerStore.Worker;
import cn.servicecircle.geo.Coordinates;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * An errand as the contract shows it. Lists leave {@link Details} out.
 *
 * @param dueText how much time is left, or null when no limit runs
 */
public record ErrandView(
        long id,
        String trackingNumber,
        Long partOf,
        String state,
        String stateText,
        String outcome,
        long serviceItemId,
        int itemVersion,
        String serviceItemName,
        long stationId,
        String stationName,
        Long levelAreaId,
        String deskName,
        String principalName,
        Long responsibleId,
        String responsibleName,
        String description,
        String result,
        RatingView rating,
        Instant filedAt,
        Instant dueAt,
        String dueText,
        @JsonUnwrapped Details details) {

    record RatingView(int grade, String gradeText, String comment) {

        static RatingView of(Errand.Rating rating) {
            return rating == null ? null : new RatingView(rating.grade(), rating.gradeText(), rating.comment());
        }
    }

    /**
     * What only one errand at a time is shown with.
     *
     * @param possible    what the reader can do now
     * @param pauses      each time that the completion limit stood still; {@code to} is null while it does
     * @param ratingUntil the last day on which the rating can be changed, or null while there is none
     */
    record Details(
            List<String> possible,
            List<Answer> answers,
            TermView response,
            TermView completion,
            List<PauseView> pauses,
            List<Paper> papers,
            List<Worker> workers,
            List<Part> parts,
            LocalDate ratingUntil,
            PlaceView place,
            List<Step> history) {}

    /** @param text what was asked, in the version under which it was filed */
    record Answer(String key, String text, Object value) {}

    /** @param by whose step stopped the clock, and {@code sentence} which */
    record PauseView(Instant from, Instant to, String by, String sentence) {}

    record PlaceView(Coordinates point, Long areaId, String areaName) {}

    record Part(long id, String trackingNumber, String description, String deskName, String state, String stateText) {}

    record Step(String kind, Instant at, String by, String sentence) {
        static Step of(ErrandEvent event) {
            return new Step(event.kind().word(), event.at(), event.by(), event.sentence());
        }
    }

    static String stateText(Errand errand, String responsibleName) {
        return switch (errand.state()) {
            case ACCEPTED -> responsibleName + "已受理";
            case IN_PROGRESS -> responsibleName + (errand.isDisputed() ? "正在重新办理" : "正在办理");
            case CLOSED -> errand.outcome() == null ? "已结案，申请人没有答复是否解决" : errand.isDisputed() ? "已结案，没有解决" : "已结案，已解决";
            default -> errand.state().text();
        };
    }
}
