package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.kin.Relative;
import cn.servicecircle.notification.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who is told of a step, and in which words: relatives of whatever the principal is told, the principal of whatever was done in
 * their name. Nobody is told of what they did themselves.
 */
final class Tidings {
    private Tidings() {}

    private record Told(Long personId, Notice.Kind kind, String text) {
        boolean isOf(long person) {
            return personId != null && personId == person;
        }
    }

    private static ErrandEvent last(CaseFile file) {
        return file.events().get(file.events().size() - 1);
    }

    /** @param file after the step */
    static List<Notice> of(Kind step, CaseFile file, ErrandView view, long actorId) {
        List<Told> all = new ArrayList<>(Stream.concat(told(step, file, view), ifRecorded(file))
                .distinct()
                .toList());
        if (file.relative(actorId).isPresent() && all.stream().noneMatch(told -> told.isOf(file.principalId()))) {
            all.add(new Told(
                    file.principalId(),
                    Notice.Kind.ERRAND_BY_RELATIVE,
                    last(file).sentence()));
        }
        return all.stream()
                .filter(told -> told.personId() != null && told.personId() != actorId)
                .map(told -> new Notice(
                        told.personId(), told.kind(), view.serviceItemName(), told.text(), "/errands/" + view.id()))
                .toList();
    }

    /** Whoever has not acted alone sees what was recorded in their name. */
    private static Stream<Told> ifRecorded(CaseFile file) {
        ErrandEvent last = last(file);
        return last.onBehalf() == null
                ? Stream.empty()
                : principal(file, Notice.Kind.ERRAND_RECORDED, last.sentence() + "。不是您的意思，请马上联系站点。");
    }

    private static Stream<Told> told(Kind step, CaseFile file, ErrandView view) {
        String number = view.trackingNumber();
        String staff = view.responsibleName();
        String why = last(file).why();
        return switch (step) {
            case CLAIMED -> principal(file, Notice.Kind.ERRAND_CLAIMED, view.deskName() + "已接单，由" + staff + "负责。");
            case REFUSED -> principal(file, Notice.Kind.ERRAND_REFUSED, view.deskName() + "不予受理：" + why);
            case PAPERS_REQUESTED,
                    PAPERS_REQUESTED_LATE,
                    PAPERS_REQUESTED_AGAIN,
                    PAPER_REJECTED,
                    PAPER_REJECTED_AGAIN -> principal(file, Notice.Kind.ERRAND_PAPERS, "还缺材料：" + why);
            case PAPERS_SUPPLIED, PAPERS_COMPLETE -> both(file, Notice.Kind.ERRAND_SUPPLIED, number + " 收到材料：" + why);
            case COMPLETED -> principal(file, Notice.Kind.ERRAND_DONE, staff + "已办好，请点开看结果，并告诉我们有没有解决。");
            case NOT_SOLVED -> responsible(file, Notice.Kind.ERRAND_REOPENED, number + " 申请人认为没有解决，请重新办理：" + why);
            case REOPENED -> responsible(file, Notice.Kind.ERRAND_REOPENED, number + " 申请人要求重新办理：" + why);
            case CLOSED -> principal(file, Notice.Kind.ERRAND_CLOSED, "已结案，事情没有解决：" + why + " 不同意可以要求重新办理。");
            case CANCELLED ->
                responsible(file, Notice.Kind.ERRAND_CANCELLED, view.principalName() + "撤回了申请 " + number + "，不用再办了。");
            case HANDED_OVER, HANDED_UP -> principal(file, Notice.Kind.ERRAND_HANDED_OVER, "已" + why + " 您不用重新提交。");
            case REFERRED -> principal(file, Notice.Kind.ERRAND_HANDED_OVER, "已移送" + why + "。");
            case GIVEN_BACK ->
                Stream.concat(
                        principal(file, Notice.Kind.ERRAND_HANDED_OVER, "转交的站点退回了：" + why),
                        responsible(file, Notice.Kind.ERRAND_HANDED_OVER, number + " 被退回：" + why));
            case ASSIGNED -> both(file, Notice.Kind.ERRAND_CLAIMED, number + " 由" + staff + "负责。");
            case MANDATE_GIVEN, MANDATE_PASSED_ON, MANDATE_ENDED ->
                both(file, Notice.Kind.ERRAND_MANDATE, number + " " + last(file).sentence());
            case DEED -> principal(file, Notice.Kind.ERRAND_DEED, last(file).sentence());
            case ORIGINAL_RECEIVED, ORIGINAL_RETURNED ->
                principal(file, Notice.Kind.ERRAND_ORIGINAL, last(file).sentence() + "。请点开核对并确认。");
            case ORIGINAL_PASSED_ON, ORIGINAL_FETCHED_BACK ->
                principal(file, Notice.Kind.ERRAND_ORIGINAL, last(file).sentence());
            case ORIGINAL_ACKNOWLEDGED ->
                responsible(file, Notice.Kind.ERRAND_ORIGINAL, last(file).sentence());
            // Whom a callback concerns is told by package callback.
            case FILED,
                    STARTED,
                    SOLVED,
                    RATED,
                    RATING_CHANGED,
                    CALLED_BACK,
                    CALLBACK_DECLINED,
                    RECTIFIED,
                    NOT_RECTIFIED,
                    JOINED,
                    SPLIT -> Stream.empty();
            case CLOSED_UNANSWERED ->
                principal(file, Notice.Kind.ERRAND_CLOSED, last(file).sentence() + "。");
            case WHISTLED, BODY_CALLED, LEAD_CHANGED ->
                both(
                        file,
                        Notice.Kind.ERRAND_WHISTLED,
                        number + " " + last(file).sentence());
            case BODY_FINISHED, BODY_DECLINED ->
                responsible(
                        file,
                        Notice.Kind.ERRAND_ANSWERED,
                        number + " " + last(file).sentence());
            // Whom the clock reminds, and those above them, is up to package ladder.
            case HALF_USED, LAST_DAY, OVERDUE, ESCALATED, BODY_ACKNOWLEDGED, BODY_OVERDUE -> Stream.empty();
        };
    }

    private static Stream<Told> both(CaseFile file, Notice.Kind kind, String text) {
        return Stream.concat(principal(file, kind, text), responsible(file, kind, text));
    }

    private static Stream<Told> principal(CaseFile file, Notice.Kind kind, String text) {
        Stream<Long> relatives = file.relatives().stream().map(Relative::personId);
        return Stream.concat(Stream.of(file.principalId()), relatives).map(person -> new Told(person, kind, text));
    }

    private static Stream<Told> responsible(CaseFile file, Notice.Kind kind, String text) {
        return Stream.of(new Told(file.errand().responsibleId(), kind, text));
    }
}
