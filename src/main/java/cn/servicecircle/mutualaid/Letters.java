package cn.servicecircle.mutualaid;

import cn.servicecircle.moderation.Decision;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.LocalDate;
import java.util.List;

/** What those who ask and help are told; never in the words of one of them, because a message outlives the help. */
record Letters(Outbox outbox) {

    /** With the way to its case, from where its author appeals. */
    Future<Void> hidden(SqlClient tx, long caseId, Help help, Decision decision) {
        return tellOfCase(
                tx,
                caseId,
                help,
                Notice.Kind.POST_HIDDEN,
                "您发的没有发布。依据：" + decision.clause() + "。理由：" + decision.reason() + "。不同意可以在 15 天内申诉，由另一位主持答复。");
    }

    Future<Void> published(SqlClient tx, Help help, boolean goesOn) {
        String text = goesOn ? "您发的已发布，邻居们看得到了。" : "您发的审核通过了，不过已经结束；还需要的话，请再发一次。";
        return tell(tx, help, help.authorId(), Notice.Kind.POST_PUBLISHED, text);
    }

    Future<Void> covered(SqlClient tx, long caseId, Help help) {
        return tellOfCase(tx, caseId, help, Notice.Kind.POST_COVERED, "不少邻居举报了您发的，先收起来，等主持审核。审核以后会告诉您。");
    }

    Future<Void> answered(SqlClient tx, Help help, String neighbour) {
        String text = neighbour + (help.what().direction() == Direction.ASK ? "愿意帮您" : "想请您帮忙") + "，看看留言，选一位或几位。";
        return tell(tx, help, help.authorId(), Notice.Kind.HELP_ANSWERED, text);
    }

    Future<Void> accepted(SqlClient tx, Help help, long neighbour) {
        return tell(tx, help, neighbour, Notice.Kind.HELP_ACCEPTED, help.authorName() + "选了您，打开看看怎么联系。");
    }

    Future<Void> left(SqlClient tx, Help help, String neighbour) {
        return tell(tx, help, help.authorId(), Notice.Kind.HELP_ANSWERED, neighbour + "来不了了，您可以再选别的邻居。");
    }

    Future<Void> endsSoon(SqlClient tx, Help help, LocalDate lastDay) {
        String text = "%d 月 %d 日过完就自动结束。已经解决的，请点“已解决”；还需要的，%s。"
                .formatted(
                        lastDay.getMonthValue(),
                        lastDay.getDayOfMonth(),
                        help.life().extended() ? "到期以后可以再发一次" : "可以延长一次");
        return tell(tx, help, help.authorId(), Notice.Kind.HELP_ENDING, text);
    }

    Future<Void> endedByItself(SqlClient tx, Help help) {
        return tell(
                tx,
                help,
                help.authorId(),
                Notice.Kind.HELP_CLOSED,
                "到期自动结束了。还需要的话，请再发一次；30 天以后您和邻居都看不到了，留言和联系方式删除；您写的内容依法再留五个多月，只供主持查证，到时自动删除。");
    }

    Future<Void> ended(SqlClient tx, Help help, List<Response> responses) {
        return outbox.tellAll(
                tx,
                responses.stream()
                        .filter(response -> response.state() != Response.State.LEFT)
                        .map(response ->
                                notice(help, response.personId(), Notice.Kind.HELP_CLOSED, goodbye(help, response)))
                        .toList());
    }

    /** How it ended is told to those who were chosen. */
    private static String goodbye(Help help, Response response) {
        return response.state() == Response.State.WAITING
                ? "这件事结束了，这次不用您了。您的留言和联系方式已经删除，谢谢您。"
                : "这件事结束了（" + help.life().state().text() + "），谢谢您。30 天以后留言和联系方式会删除。";
    }

    Future<Void> proposed(SqlClient tx, Help help, long other, String proposer) {
        return tell(tx, help, other, Notice.Kind.HELP_MEDIATION, proposer + "提议请人民调解委员会调解。同不同意由您定；不同意就不登记，别人都不会知道。");
    }

    Future<Void> declined(SqlClient tx, Help help, long proposer) {
        return tell(tx, help, proposer, Notice.Kind.HELP_MEDIATION, "对方没有同意调解，没有登记。您可以自己到网格服务站说明情况。");
    }

    Future<Void> filed(SqlClient tx, Help help, long proposer, String trackingNumber) {
        return tell(tx, help, proposer, Notice.Kind.HELP_MEDIATION, "对方同意调解，已登记，受理号 " + trackingNumber + "。工作人员会联系双方。");
    }

    private Future<Void> tellOfCase(SqlClient tx, long caseId, Help help, Notice.Kind kind, String text) {
        return outbox.tell(tx, new Notice(help.authorId(), kind, help.what().name(), text, "/moderations/" + caseId));
    }

    private Future<Void> tell(SqlClient tx, Help help, long person, Notice.Kind kind, String text) {
        return outbox.tell(tx, notice(help, person, kind, text));
    }

    private static Notice notice(Help help, long person, Notice.Kind kind, String text) {
        return new Notice(person, kind, help.what().name(), text, "/helps/" + help.id());
    }
}
