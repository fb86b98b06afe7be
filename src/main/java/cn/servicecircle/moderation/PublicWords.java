package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.kernel.Refusal.Kind;
import cn.servicecircle.privacy.PrivacyGuard;
import cn.servicecircle.wordlist.Judgement;
import cn.servicecircle.wordlist.Judgement.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What moderators write stands in the public log (审核公示), which is to tell of nobody: so it is looked at like what residents
 * write, but strictly. A doubtful word of the list may stand there, because somebody who moderates has looked.
 */
final class PublicWords {
    private static final int MOST = 10;

    private final Function<String, Judgement> words;

    /** @param words the district's own list */
    PublicWords(Function<String, Judgement> words) {
        this.words = words;
    }

    /** By the rule, and for a reason. Either may be null. */
    void mustBeFit(String clause, String reason) {
        List<Fault> faults = new ArrayList<>();
        add("/clause", clause, faults);
        add("/reason", reason, faults);
        refuse(faults);
    }

    void mustBeFit(Appeals.Answer said) {
        List<Fault> faults = new ArrayList<>();
        add("/answer", said.answer(), faults);
        refuse(faults);
    }

    private void add(String pointer, String text, List<Fault> faults) {
        if (text == null) {
            return;
        }
        PrivacyGuard.findings(text)
                .forEach(found -> faults.add(fault(
                        pointer,
                        text.substring(found.begin(), found.end()),
                        found.kind().advice())));
        Judgement own = words.apply(text);
        if (own.level() == Level.REFUSE) {
            faults.add(fault(pointer, own.word(), own.reason() + "。说是哪一类就够了。"));
        }
    }

    private static Fault fault(String pointer, String words, String advice) {
        return new Fault(pointer, null, "“" + words + "”：" + advice);
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal(
                    Kind.INVALID,
                    "moderation:not-for-the-log",
                    "这些话会公示，有的不能写",
                    "请写情况，不写人名、电话和门牌；照 errors 里指出的字改好再提交。",
                    faults.subList(0, Math.min(MOST, faults.size())));
        }
    }
}
