package cn.servicecircle.mutualaid;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.moderation.ContentCheck;
import cn.servicecircle.moderation.Verdict;
import cn.servicecircle.privacy.Finding;
import cn.servicecircle.privacy.PrivacyGuard;
import cn.servicecircle.wechat.TextCheck.Scene;
import cn.servicecircle.wordlist.Judgement.Level;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/**
 * Looks at what neighbours write before anybody reads it. What they tell as a contact goes to nobody but the other one: also not
 * to WeChat, so that only the district's own list looks at it.
 */
record Wording(ContentCheck check) {
    private static final Set<Finding.Kind> NOT_HERE =
            Set.of(Finding.Kind.PHONE, Finding.Kind.ID_NUMBER, Finding.Kind.BANK_CARD);

    Future<Verdict> ofHelp(Caller author, String text) {
        mustTellNoContact("/text", text);
        return check.check(author, Scene.FORUM, text);
    }

    /** No moderator reads between two, so that only what passes gets there. */
    Future<Void> ofMessage(Caller author, String message) {
        if (message == null) {
            return Future.succeededFuture();
        }
        mustTellNoContact("/message", message);
        return check.check(author, Scene.COMMENT, message).map(verdict -> {
            if (verdict == Verdict.UNCHECKED) {
                throw Refusal.unavailable("help:message-unchecked", "现在检查不了留言", "请过一会儿再试，或者不写留言，直接点“我来”。");
            }
            if (verdict != Verdict.PASS) {
                throw Refusal.invalid(
                        "help:message-not-passed", "这样的留言发不出去", "请换个说法，或者不写留言，直接点“我来”。有人有危险，请马上打 110、119、120。");
            }
            return null;
        });
    }

    /** By whoever answers, or accepts; null for none. */
    void mustAllowContact(String contact) {
        if (contact != null && check.mustBeAllowed(contact).level() != Level.PASS) {
            throw Refusal.invalid(
                    "help:contact-not-passed", "这样的联系方式发不出去", "这里只写怎么联系您，比如电话、门牌、什么时候方便。有人有危险，请马上打 110、119、120。");
        }
    }

    private static void mustTellNoContact(String pointer, String text) {
        boolean tells = PrivacyGuard.findings(text).stream().anyMatch(found -> NOT_HERE.contains(found.kind()));
        if (tells) {
            throw Refusal.invalid(
                    "help:contact-in-text",
                    "电话、证件号、卡号不要写在这里",
                    List.of(new Fault(pointer, null, "电话请写在“联系方式”里：选定以后，只有对方看得到")));
        }
    }
}
