package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.wechat.TextCheck.Scene;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Has a long text checked in pieces that WeChat takes (2,500 characters); what is worst for one is so for all. */
final class ProofReader {
    private static final int AT_A_TIME = 2_000;

    private final ContentCheck check;

    ProofReader(ContentCheck check) {
        this.check = check;
    }

    Future<Verdict> read(Caller author, List<String> pieces) {
        Future<Verdict> worst = Future.succeededFuture(Verdict.PASS);
        for (String text : joined(pieces)) {
            worst = worst.compose(before ->
                    check.check(author, Scene.FORUM, text).map(now -> now.compareTo(before) > 0 ? now : before));
        }
        return worst;
    }

    /** As few as may be, and none longer than what is taken at a time; each piece is shorter than that. */
    static List<String> joined(List<String> pieces) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String piece : pieces) {
            if (text.length() > 0 && text.length() + 1 + piece.length() > AT_A_TIME) {
                texts.add(text.toString());
                text.setLength(0);
            }
            text.append(text.length() == 0 ? "" : "\n").append(piece);
        }
        if (text.length() > 0) {
            texts.add(text.toString());
        }
        return texts;
    }
}
