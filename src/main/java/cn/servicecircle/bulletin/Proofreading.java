package cn.servicecircle.bulletin;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.privacy.Finding;
import cn.servicecircle.privacy.PrivacyGuard;
import cn.servicecircle.wordlist.Judgement;
import cn.servicecircle.wordlist.Judgement.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Points out, before it is published, what a publisher may have overlooked in an official text: somebody's data, and the
 * district's own list of words. Landlines are offices', and pass. What was looked at again stands, with one exception: a word
 * that is refused takes the 区管理员, since a warning against fraud must be able to name it, and a 管家 need not be trusted
 * with that.
 */
public final class Proofreading {
    private static final int MOST = 20;

    private final Function<String, Judgement> words;

    public Proofreading(Function<String, Judgement> words) {
        this.words = words;
    }

    /** @param forDistrict whether the 区管理员 publishes it */
    void check(BulletinContent content, List<Doubt> confirmed, boolean forDistrict) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("/content/title", content.title());
        parts.put("/content/summary", content.summary());
        parts.put("/content/text", content.text());
        parts.put("/content/source/body", content.source().body());
        List<Fault> faults = new ArrayList<>();
        parts.forEach((pointer, text) -> {
            addWords(pointer, words.apply(text), confirmed, forDistrict, faults);
            addPersonal(pointer, text, confirmed, faults);
        });
        if (!faults.isEmpty()) {
            throw Refusal.invalid("bulletin:look-again", "发布前请再看一眼", faults.subList(0, Math.min(MOST, faults.size())));
        }
    }

    private static void addWords(
            String pointer, Judgement found, List<Doubt> confirmed, boolean forDistrict, List<Fault> faults) {
        boolean isFound = found.level() != Level.PASS;
        boolean needsDistrict = found.level() == Level.REFUSE && !forDistrict;
        if (isFound && needsDistrict) {
            faults.add(fault(pointer, found.word(), found.reason() + "。请删去；确需写明的（如反诈宣传），请区管理员发布"));
        } else if (isFound && !confirmed.contains(Doubt.WORDS)) {
            faults.add(fault(pointer, found.word(), advice(Doubt.WORDS)));
        }
    }

    private static void addPersonal(String pointer, String text, List<Doubt> confirmed, List<Fault> faults) {
        for (Finding finding : PrivacyGuard.findings(text)) {
            String words = text.substring(finding.begin(), finding.end());
            Doubt doubt = Doubt.of(finding.kind());
            if (doubt == null) {
                faults.add(fault(pointer, words, finding.kind().advice()));
            } else if (!confirmed.contains(doubt) && !PrivacyGuard.isLandline(words)) {
                faults.add(fault(pointer, words, advice(doubt)));
            }
        }
    }

    private static String advice(Doubt doubt) {
        return doubt.advice() + "。看过没有问题的，在 confirmed 里写 " + doubt.word() + " 再提交";
    }

    private static Fault fault(String pointer, String words, String advice) {
        return new Fault(pointer, null, "“" + words + "”：" + advice);
    }
}
