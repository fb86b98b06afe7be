package cn.servicecircle.moderation;

import cn.servicecircle.helpline.HelpLines;
import cn.servicecircle.identity.PersonStore;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.wechat.TextCheck;
import cn.servicecircle.wechat.TextVerdict;
import cn.servicecircle.wechat.WeChat;
import cn.servicecircle.wechat.WeChatException;
import cn.servicecircle.wordlist.Judgement;
import cn.servicecircle.wordlist.Judgement.Level;
import cn.servicecircle.wordlist.WordList;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a text before anybody else can see it (内容安全). */
public final class ContentCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ContentCheck.class);

    private final WeChat weChat;
    private final Database database;
    private final PersonStore people;
    private final WordList words;

    public ContentCheck(WeChat weChat, Database database, PersonStore people, WordList words) {
        this.weChat = weChat;
        this.database = database;
        this.people = people;
        this.words = words;
    }

    /**
     * The district's own list first, then WeChat. Refuses a forbidden or a risky text with the reason; whatever goes wrong with
     * asking is {@link Verdict#UNCHECKED}. Where somebody may need help, a person looks, whatever the machines say.
     */
    public Future<Verdict> check(Caller author, TextCheck.Scene scene, String text) {
        Judgement own = mustBeAllowed(text);
        boolean somebodyMustLook =
                own.level() == Level.REVIEW || !HelpLines.in(text).isEmpty();
        return askWeChat(author, scene, text)
                .map(verdict -> somebodyMustLook && verdict == Verdict.PASS ? Verdict.REVIEW : verdict);
    }

    /** By the district's own list alone: for what is not sent to WeChat. Whoever asks decides what becomes of a doubtful one. */
    public Judgement mustBeAllowed(String text) {
        Judgement own = words.judge(text);
        if (own.level() == Level.REFUSE) {
            throw Refusal.invalid(
                    "post:forbidden-word",
                    "有不能发布的内容",
                    "“" + own.word() + "”：" + own.reason() + "。请删去后再发；觉得不对，请联系议事主持。");
        }
        return own;
    }

    private Future<Verdict> askWeChat(Caller author, TextCheck.Scene scene, String text) {
        return people.openidOf(database.reads(), author.personId())
                .compose(openid -> weChat.checkText(new TextCheck(openid, scene, text))
                        .map(ContentCheck::judge)
                        .recover(ContentCheck::couldNotCheck));
    }

    private static Verdict judge(TextVerdict verdict) {
        return switch (verdict.suggestion()) {
            case PASS -> Verdict.PASS;
            case REVIEW -> Verdict.REVIEW;
            case RISKY ->
                throw Refusal.invalid("post:risky", "内容没有通过微信的安全检查", "检查认为可能涉及“" + verdict.labelName() + "”，请修改后再发。");
        };
    }

    private static Future<Verdict> couldNotCheck(Throwable failure) {
        if (failure instanceof WeChatException) {
            LOG.warn("text not checked, so nobody sees it yet: {}", failure.getMessage());
            return Future.succeededFuture(Verdict.UNCHECKED);
        }
        return Future.failedFuture(failure);
    }
}
