package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.Course.Promise;
import cn.servicecircle.deliberation.SittingStore.Sitting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * How far a topic is, for everybody who may read it.
 *
 * @param says             what happened to it, as a sentence
 * @param objections       so far; null but in the objection period
 * @param mayBear          how many of them it bears
 * @param appealReason     why it is on the wrong track, for who wrote that and who will answer it; null for all others
 */
record CourseView(
        long topicId,
        String says,
        String track,
        String trackText,
        String why,
        String stage,
        String stageText,
        Instant since,
        Instant openUntil,
        Instant dueAt,
        String owner,
        boolean contested,
        Integer objections,
        Integer mayBear,
        String appealReason,
        PromiseView promise,
        List<WorkView> works,
        List<Sitting> meetings,
        List<StepView> steps) {

    /** What neighbours have against it, as far as the reader is told; null where there is nothing. */
    record Against(Integer objections, Integer mayBear, String appeal) {}

    /**
     * @param dueAt    null while no time limit runs
     * @param lastText what happened to it last
     */
    record WorkView(
            String trackingNumber, String state, String stateText, Instant dueAt, String lastText, Instant lastAt) {
        static WorkView of(Work work) {
            return new WorkView(
                    work.trackingNumber(),
                    work.state().word(),
                    work.stateText(),
                    work.dueAt(),
                    work.last().text(),
                    work.lastAt());
        }
    }

    /** @param partyId the body that it is, or null */
    record PromiseView(String text, String by, Long partyId, LocalDate day) {
        static PromiseView of(Promise promise) {
            return promise == null
                    ? null
                    : new PromiseView(promise.text(), promise.by(), promise.partyId(), promise.day());
        }
    }

    record StepView(
            String kind,
            String kindText,
            String stage,
            String stageText,
            Instant at,
            String by,
            String text,
            Long meetingId) {
        static StepView of(Step step) {
            return new StepView(
                    step.kind().word(),
                    step.kind().text(),
                    step.stage().word(),
                    step.stage().text(),
                    step.at(),
                    step.by(),
                    step.text(),
                    step.meetingId());
        }
    }

    static CourseView of(
            Kept kept, Against against, List<Work> works, List<Sitting> meetings, List<Step> steps, ZoneId zone) {
        Course course = kept.course();
        String says = course.contested() ? Saying.contested(course, zone) : Saying.entered(course, zone);
        boolean late = course.contested() ? course.dispute().alarmed() : course.alarmed();
        return new CourseView(
                kept.topicId(),
                late ? says + "已经逾期，已提醒主持。" : says,
                course.track().word(),
                course.track().text(),
                kept.why(),
                course.stage().word(),
                course.stage().text(),
                course.since(),
                course.openUntil(),
                course.dueAt(),
                kept.owner(),
                course.contested(),
                against.objections(),
                against.mayBear(),
                against.appeal(),
                PromiseView.of(course.promise()),
                works.stream().map(WorkView::of).toList(),
                meetings,
                steps.stream().map(StepView::of).toList());
    }
}
