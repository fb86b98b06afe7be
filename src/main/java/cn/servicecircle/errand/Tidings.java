package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.notification.Notice;
import java.util.List;
import java.util.stream.Stream;

/** Who is told of a step, and in which words. Nobody is told of what they did themselves. */
final class Tidings {
    private Tidings() {}

    private record Told(Long personId, Notice.Kind kind, String text) {}

    /** @param file after the step */
    static List<Notice> of(Kind step, CaseFile file, ErrandView view, long actorId) {
        return told(step, file, view)
                .filter(told -> told.personId() != null && told.personId() != actorId)
                .map(told -> new Notice(
                        told.personId(), told.kind(), view.serviceItemName(), told.text(), "/errands/" + view.id()))
                .toList();
    }

    private static Stream<Told> told(Kind step, CaseFile file, ErrandView view) {
        String number = view.trackingNumber();
        String staff = view.responsibleName();
        String why = file.events().get(file.events().size() - 1).why();
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
            case GIVEN_BACK ->
                Stream.concat(
                        principal(file, Notice.Kind.ERRAND_HANDED_OVER, "转交的站点退回了：" + why),
                        responsible(file, Notice.Kind.ERRAND_HANDED_OVER, number + " 被退回：" + why));
            case ASSIGNED -> both(file, Notice.Kind.ERRAND_CLAIMED, number + " 由" + staff + "负责。");
            case FILED, STARTED, SOLVED, RATED, JOINED, SPLIT -> Stream.empty();
            // What the clock does and what bodies do tell whom it concerns by themselves.
            case HALF_USED,
                    LAST_DAY,
                    OVERDUE,
                    ESCALATED,
                    CLOSED_UNANSWERED,
                    WHISTLED,
                    BODY_CALLED,
                    LEAD_CHANGED,
                    BODY_ACKNOWLEDGED,
                    BODY_FINISHED,
                    BODY_DECLINED,
                    BODY_OVERDUE -> Stream.empty();
        };
    }

    private static Stream<Told> both(CaseFile file, Notice.Kind kind, String text) {
        return Stream.concat(principal(file, kind, text), responsible(file, kind, text));
    }

    private static Stream<Told> principal(CaseFile file, Notice.Kind kind, String text) {
        return Stream.of(new Told(file.errand().filing().principalId(), kind, text));
    }

    private static Stream<Told> responsible(CaseFile file, Notice.Kind kind, String text) {
        return Stream.of(new Told(file.errand().responsibleId(), kind, text));
    }
}
